"""Files are there whole, for their owner alone, or not at all."""

from __future__ import annotations

import os

import pytest

from vetter.whole import write_new, write_whole


def no_links(*_):
    raise PermissionError(1, "Operation not permitted")


@pytest.fixture(params=[True, False])
def links(request, monkeypatch):
    """Let the drive know second names for files, or not."""
    if not request.param:
        monkeypatch.setattr(os, "link", no_links)


def test_a_new_file_is_whole_and_its_owner_s(tmp_path, links):
    write_new(tmp_path / "a", b"words")
    assert (tmp_path / "a").read_bytes() == b"words"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_nothing_is_overwritten_by_a_new_file(tmp_path, links):
    (tmp_path / "a").write_bytes(b"mine")
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    for name in ("a", "b"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, b"words")
    assert (tmp_path / "a").read_bytes() == b"mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("write", [write_new, write_whole])
def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch, write):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "a", b"words")
    assert list(tmp_path.iterdir()) == []
