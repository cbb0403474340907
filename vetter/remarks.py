"""What is remarked above a report on how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.pipeline import Options


def of_practice(about: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is to be remarked where every site was looked for at one address, as in the demonstration."""
    if not (led_to := about.get("led_to")):
        return ()
    said = (
        f"A practice run, it seems: every site was looked for at {led_to} and not on the internet (connect_to in the "
        "settings), as in the demonstration. Beside entries on lists it tells nothing of the real outlet of this name."
    )
    return (said,)


def of_the_run(options: Options) -> tuple[str, ...]:
    """Return what is to be remarked on how an outlet was vetted, by the options."""
    remarks = []
    if options.offline and options.archive is not None:
        remarks.append("No network was used.")
    elif options.offline:
        remarks.append("No network was used: only what vetter brings with it was looked at.")
    elif options.passive:
        remarks.append("Passive: the outlet's own servers were not contacted.")
    if options.archive is not None:
        remarks.append(f"The site was read from the web archive file {options.archive.name}.")
    if options.as_of is not None:
        remarks.append(f"Judged as if it were {options.as_of:%-d %B %Y}.")
    return tuple(remarks)
