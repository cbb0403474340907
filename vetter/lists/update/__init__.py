"""Bringing the lists up to date: ask the publishers, read, compare, and switch over in one step.

``publisher`` says what is asked of whom, ``ask`` asks, ``cabinet`` keeps the documents as they came,
``merge`` makes the new rows of them and of what was known, ``version`` puts them on the disk.
"""

from vetter.lists.update.run import Outcome, State, Step, update

__all__ = ["Outcome", "State", "Step", "update"]
