"""The command line. stdout carries the result and nothing else; progress and remarks go to stderr.

Exit status: 0 done; 1 done, and ``--fail-on`` was met; 2 wrong use; 3 could not be done.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

import click

from vetter import __version__
from vetter.errors import AmbiguousError, VetterError

if TYPE_CHECKING:
    from pathlib import Path

FAULTS: Final = "fault.log"
FEW_SEARCHES: Final = (20_000, 20, 50)
"""When to look for garbage in circles (see `gc.set_threshold`): what is loaded stays, and looking through it again and
again is a fifth of the work of a short run."""

TURN: Final = 0.001
"""Seconds after which a thread that works lets another have its turn: an answer that came is not to wait for what is being loaded."""

COMMANDS: Final = {
    "check": "One outlet: collect, check, and report.",
    "batch": "Many outlets: a list is vetted, and can be stopped and taken up again.",
    "offer": "The message in which work was offered, by itself.",
    "cases": "Earlier vettings: show, rerun, diff, export, delete.",
    "network": "What several outlets share.",
    "lists": "The lists of known operations that outlets are held against.",
    "settings": "What can be set, where that is kept, and how to change it.",
    "explain": "What a check asks, why, and how much it counts.",
    "demo": "The app on a small internet of its own; no network needed.",
    "doctor": "What works from here: names, HTTPS, port 43, lists.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called, so that start-up is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return one command, importing it now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"vetter.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; whoever names an outlet right away is told how."""
        if not args[0].startswith("-") and args[0] not in COMMANDS:
            from vetter.report.safe import safe_text

            words = f"There is no command “{safe_text(args[0], 80)}”. To vet an outlet: vetter check NAME"
            raise click.UsageError(words, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands in the help without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _named(context: click.Context, option: click.Parameter, text: str | None) -> Path | None:
    from vetter.cli.options import settings_named

    return settings_named(context, option, text)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="vetter", message="%(prog)s %(version)s")
@click.option(
    "--settings",
    "settings_file",
    type=click.Path(),
    callback=_named,
    help="A settings file (TOML).",
)
@click.pass_context
def group(context: click.Context, settings_file: Path | None) -> None:
    """Vet an unknown news outlet before you write for it.

    Without a command, this opens the app. An aid to judgement, not a verdict: it says what is
    known, what was found, what could not be checked, and what to ask.
    """
    if context.invoked_subcommand is None:
        from vetter.cli.app import open_app

        open_app(settings_file)


def main() -> None:
    """Run the command line and end the process with the status that fits."""
    gc.set_threshold(*FEW_SEARCHES)
    sys.setswitchinterval(TURN)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal need not know every letter
    status = run(sys.argv[1:])
    gc.freeze()  # the system takes all back at once; Python would look through it several times, and let the person wait
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit status. No traceback ever reaches the person."""
    try:
        _keep_remarks_off_the_terminal()
        result = group.main(arguments, prog_name="vetter", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _say("Stopped.", "", 3)
    except click.ClickException as error:
        error.show()
        return 2
    except VetterError as error:
        return _say_vetter_error(error)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001 - the edge of the program
        from vetter.settings import unkept

        known = unkept(error)
        return _say_fault(error) if known is None else _say_vetter_error(known)
    return result if isinstance(result, int) else 0


def _keep_remarks_off_the_terminal() -> None:
    """Send what libraries and our own parts remark to the fault log; the terminal is the person's."""
    import logging

    from vetter.settings import home

    folder = home()
    handler: logging.Handler = logging.NullHandler()
    if _is_folder(folder):
        from vetter.cli.remarks import Remarks

        handler = Remarks(folder / FAULTS)
    logging.basicConfig(handlers=[handler], force=True)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it lies where we may not look
        return False


def _say_vetter_error(error: VetterError) -> int:
    from vetter.report.safe import safe_text

    if isinstance(error, AmbiguousError):
        from vetter.model import Candidate

        _say(safe_text(error.message), "", 3)
        for candidate in error.candidates:
            if isinstance(candidate, Candidate):
                named = (candidate.domain, candidate.name, candidate.country, f"({candidate.how})")
                line = "  ".join(part for part in named if part)
                click.echo(f"  {safe_text(line)}", err=True)
        return _say("", safe_text(error.hint), 3)
    return _say(safe_text(error.message), safe_text(error.hint), error.exit_status)


def _say(message: str, hint: str, status: int) -> int:
    if message:
        click.echo(f"vetter: {message}", err=True)
    if hint:
        click.echo(f"        {hint}", err=True)
    return status


def _say_fault(error: Exception) -> int:
    import traceback

    from vetter.cli.remarks import private
    from vetter.report.safe import safe_text
    from vetter.settings import home

    path = home() / FAULTS
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with private(path) as stream:
            stream.write("".join(traceback.format_exception(error)))
        path.chmod(0o600)
        where = f"The details are in {path}; please report them."
    except OSError:
        where = ""
    words = f"{type(error).__name__}: {error}"[:300]
    return _say(f"This is a fault in vetter, not in what you asked: {safe_text(words)}", where, 3)
