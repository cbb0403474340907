"""The built wheel, installed outside the checkout, finds its data and does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel with the build backend itself, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build as b; print(b.build_wheel({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_data_templates_styles_and_lab_sites(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "vetter/_data/weights.toml",
        "vetter/_data/rdap/",
        "vetter/_data/lists/",
        "vetter/report/templates/",
        "vetter/tui/screens/",
        "vetter/lab/sites/peacedata/",
        "vetter/py.typed",
    ):
        assert any(name.startswith(wanted) for name in names), wanted


def test_nothing_but_the_package_is_in_the_wheel(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"vetter"}


@pytest.mark.slow
def test_the_installed_wheel_does_the_main_job_outside_the_checkout(wheel, tmp_path):
    folder = tmp_path / "installed"
    venv.create(folder, system_site_packages=False, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    (site,) = (folder / "lib").glob("python3*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    # The dependencies are those of this environment; the project itself must come from the wheel.
    others = [p for p in sys.path if "site-packages" in p]
    (site / "dependencies.pth").write_text("\n".join(others))
    home = tmp_path / "home"
    done = subprocess.run(
        [python, "-m", "vetter", "check", "peacedata.net", "--offline"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "VETTER_HOME": str(home), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    where = subprocess.run(
        [python, "-c", "import vetter.data; print(vetter.data.root())"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Graphika" in done.stdout
    assert where.stdout.startswith(str(site))
