"""Vet an unknown news outlet before you write for it."""

__version__ = "0.1.0"
