"""A small internet on loopback, with sites to practise on."""

from vetter.lab.lab import Asked, Lab

__all__ = ["Asked", "Lab"]
