"""``vetter`` without a command: the app."""

from __future__ import annotations

from pathlib import Path

from vetter.settings import home, load, place


def open_app(settings_file: str | None) -> None:
    """Open the app on the person's own cases and settings."""
    named = Path(settings_file) if settings_file else None
    settings = load(named)
    from vetter.tui.app import VetterApp
    from vetter.tui.pipeline_desk import PipelineDesk

    VetterApp(PipelineDesk(settings, home(), place(named))).run()
