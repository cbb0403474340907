"""The errors a person may meet, each with what happened, why, and what to do.

    VetterError
    ├── UsageError        the request itself makes no sense           (exit status 2)
    │   ├── SettingsError     settings that cannot be used
    │   └── TargetError       a target that is no name, domain, URL or address
    └── CannotError       the request is fine, but it cannot be done   (exit status 3)
        ├── AmbiguousError    a name that fits several outlets
        ├── CaseError         a case that is missing, locked or damaged
        ├── DataError         the bundled data are damaged or missing
        └── ArchiveError      a web archive file that cannot be read

Nothing that a *site* does is an error of ours: that ends in a typed outcome
(`vetter.model.Trouble`, `vetter.model.Outcome`), never in an exception.
"""

from __future__ import annotations


class VetterError(Exception):
    """Anything the faces show to the person without a traceback.

    ``message`` says what happened and why; ``hint`` what the person can do about it.
    """

    exit_status = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(VetterError):
    """The request itself makes no sense."""

    exit_status = 2


class SettingsError(UsageError):
    """Settings that cannot be used; ``setting`` is which one, such as ``crawl.max_pages``, if it is one."""

    def __init__(self, message: str, hint: str = "", *, setting: str = "") -> None:
        super().__init__(message, hint)
        self.setting = setting


class TargetError(UsageError):
    """A target that is no name, domain, URL or e-mail address."""


class CannotError(VetterError):
    """The request is fine, but it cannot be done now."""


class AmbiguousError(CannotError):
    """A name that fits several outlets; ``candidates`` are what to choose from."""

    def __init__(self, message: str, hint: str, candidates: tuple[object, ...]) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class CaseError(CannotError):
    """A case that is missing, in use elsewhere, or damaged."""


class DataError(CannotError):
    """The bundled data are damaged or missing."""


class ArchiveError(CannotError):
    """A web archive file that cannot be read."""
