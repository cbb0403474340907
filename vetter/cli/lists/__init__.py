"""``vetter lists``: what outlets are held against."""

from __future__ import annotations

import click

from vetter.cli.lists import own, search, show, update


@click.group("lists")
def command() -> None:
    """Show and search the lists of known operations, bring them up to date, and add your own."""


for one in (
    show.show_lists,
    search.search_lists,
    update.update_lists,
    own.add_list,
    own.remove_list,
):
    command.add_command(one)
