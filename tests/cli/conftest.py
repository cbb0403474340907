"""The command line, run within the tests."""

from __future__ import annotations

import pytest

from vetter.cli import run


@pytest.fixture
def vetter(capsys):
    """Run the command line here and return status, stdout and stderr."""

    def runner(*arguments):
        capsys.readouterr()
        status = run(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return status, out, err

    return runner
