"""Indicator lists: reading, matching, look-alikes."""
