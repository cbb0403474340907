"""``vetter`` without a command: the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.settings import home, load, place

if TYPE_CHECKING:
    from pathlib import Path


def open_app(settings_file: Path | None) -> None:
    """Open the app on the person's own cases and settings."""
    settings = load(settings_file)
    from vetter.tui.app import VetterApp
    from vetter.tui.pipeline_desk import PipelineDesk

    VetterApp(PipelineDesk(settings, home(), place(settings_file))).run()
