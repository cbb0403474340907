"""Settings, host names, inflating, workers: what everything else stands on."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter import domains, settings, worker
from vetter.errors import SettingsError
from vetter.inflate import Inflater, RefusedCodingError


def test_settings_come_from_the_named_file_then_the_environment_then_the_usual_place(
    tmp_path, monkeypatch
):
    assert settings.load() == settings.Settings()
    usual = tmp_path / "config" / "vetter" / "settings.toml"
    usual.parent.mkdir(parents=True)
    usual.write_text("[crawl]\nmax_pages = 7\n")
    named = tmp_path / "named.toml"
    named.write_text('[network]\nca_file = "ca.pem"\n')
    assert settings.load().crawl.max_pages == 7
    monkeypatch.setenv("VETTER_SETTINGS", str(named))
    assert settings.load().network.ca_file == str(tmp_path / "ca.pem")
    assert settings.load(usual).crawl.max_pages == 7


@pytest.mark.parametrize(
    "text",
    [
        "[crawl]\nmax_pages = 0",
        "[crawl]\ndelay = -1",
        "[assess]\nprior = 1.5",
        "[network]\nnameserver = []",
        "[nonsense]",
        "[crawl]\nidentity = 'sneaky'",
        "crawl = [",
        "\xff",
    ],
)
def test_settings_that_do_not_fit_are_refused_with_a_reason(tmp_path, text):
    path = tmp_path / "s.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError) as refusal:
        settings.load(path)
    assert str(path) in refusal.value.message


def test_home_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("VETTER_HOME", str(tmp_path))
    assert settings.home() == tmp_path
    monkeypatch.delenv("VETTER_HOME")
    assert settings.home().name == "vetter"


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.spiegel.co.com", "spiegel.co.com"),
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("paper.blogspot.com", "paper.blogspot.com"),
        ("paper.wordpress.com", "paper.wordpress.com"),
        ("letters.substack.com", "letters.substack.com"),
        ("com", ""),
    ],
)
def test_registrable_domains_know_the_private_section(host, domain):
    assert domains.registrable(host) == domain


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("WWW.Gazette.Example.", "www.gazette.example"),
        ("bücher.de", "xn--bcher-kva.de"),
        ("localhost", ""),
        ("1.2.3.4", ""),
        ("a..b", ""),
        ("x" * 300 + ".de", ""),
        ("under_score.example.com", "under_score.example.com"),
        ("white space.com", ""),
    ],
)
def test_host_names_have_one_form(text, host):
    assert domains.ascii_host(text) == host


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_host_names(text):
    host = domains.ascii_host(text)
    assert host == "" or (host.isascii() and domains.ascii_host(host) == host)
    domains.shown_host(text)
    domains.registrable(text)


def test_same_site():
    assert domains.same_site("www.gazette.com", "gazette.com")
    assert not domains.same_site("one.blogspot.com", "other.blogspot.com")
    assert not domains.same_site("one.wordpress.com", "other.wordpress.com")
    assert domains.platform("one.wordpress.com") == "wordpress.com"
    assert domains.platform("gazette.com") == ""
    assert domains.shown_host("xn--bcher-kva.de") == "bücher.de"


@given(st.binary(max_size=5000), st.integers(1, 6000))
def test_inflating_never_exceeds_its_cap(data, cap):
    for coding, packed in (
        ("", data),
        ("gzip", zlib.compress(data, wbits=31)),
        ("deflate", zlib.compress(data)),
    ):
        inflater = Inflater(coding, cap)
        out = b"".join(inflater.feed(packed[i : i + 700]) for i in range(0, len(packed), 700))
        assert out == data[:cap]
        assert inflater.full or len(data) <= cap


def test_other_codings_are_refused():
    with pytest.raises(RefusedCodingError):
        Inflater("br")


def grow() -> int:
    """Ask for more memory than a reader may have."""
    return len(bytearray(8_000_000_000))


async def test_work_is_done_in_another_process():
    assert await worker.run(os.getpid) != os.getpid()


async def test_work_that_hangs_is_killed_and_does_not_hold_up_the_rest():
    began = time.monotonic()
    with pytest.raises(worker.WorkerError, match="longer than"):
        await worker.run(time.sleep, 60, seconds=1.5)
    assert await worker.run(abs, -3) == 3
    assert time.monotonic() - began < 30


async def test_work_that_dies_or_fails_or_grows_is_said():
    with pytest.raises(worker.WorkerError, match="died"):
        await worker.run(os._exit, 3)
    with pytest.raises(ZeroDivisionError):
        await worker.run(divmod, 1, 0)
    with pytest.raises(MemoryError):
        await worker.run(grow)
    assert await worker.run(abs, -4) == 4


async def test_the_event_loop_goes_on_meanwhile():
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await worker.run(time.sleep, 0.5)
    ticking.cancel()
    assert ticks > 10


async def test_processes_are_there_before_they_are_needed_and_stay_for_the_next_run():
    worker.begin()
    first = {await worker.run(os.getpid) for _ in range(3)}
    worker.begin()
    assert {await worker.run(os.getpid) for _ in range(3)} == first


async def test_light_work_waits_for_none_of_the_heavy():
    heavy = [asyncio.create_task(worker.run(time.sleep, 60)) for _ in range(worker.PROCESSES + 1)]
    assert await worker.run(abs, -6, light=True) == 6
    for task in heavy:
        task.cancel()
    await asyncio.gather(*heavy, return_exceptions=True)


@pytest.mark.parametrize("light", [True, False])
async def test_whoever_is_stopped_before_a_process_is_ready_spoils_nothing_for_the_next(light):
    for process in tuple(worker._living):
        process.kill()
        process.clear_away()
    worker._idle.clear()
    worker.begin()
    stopped = asyncio.create_task(worker.run(abs, -1, light=light))
    await asyncio.sleep(0)
    stopped.cancel()
    await asyncio.gather(stopped, return_exceptions=True)
    assert await asyncio.gather(*(worker.run(abs, -n) for n in range(4))) == [0, 1, 2, 3]


async def test_what_does_light_work_is_there_again_after_it_died():
    first = await worker.run(os.getpid, light=True)
    with pytest.raises(worker.WorkerError, match="died"):
        await worker.run(os._exit, 3, light=True)
    second = await worker.run(os.getpid, light=True)
    assert first != second
    assert second not in {await worker.run(os.getpid) for _ in range(3)}


async def test_what_cannot_be_sent_back_is_said():
    with pytest.raises(RuntimeError, match="lock object"):
        await worker.run(threading.Lock)
    assert await worker.run(abs, -5) == 5


@pytest.mark.parametrize("how", ["pass", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_no_process_outlives_the_program(how):
    program = (
        "import asyncio, os, signal; from vetter import worker; worker.begin(); "
        f"print(asyncio.run(worker.run(os.getpid)), flush=True); {how}"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    number = int(ended.stdout)
    for _ in range(1_000):
        if not running(number):
            break
        time.sleep(0.05)
    assert not running(number)


def running(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")
