"""A desk that answers at once and from memory, so that the app alone is tested."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.report import networks
from tests.report.assessments import offered
from vetter.batch.engine import Began, Ended
from vetter.batch.progress import Progress
from vetter.batch.work import Ending, Outlet, State, Work
from vetter.errors import AmbiguousError, CannotError, CaseError, TargetError
from vetter.extract.markup import is_page
from vetter.extract.readable import Readable, readable
from vetter.lists.operations import every
from vetter.model import (
    AssessedOutlet,
    Assessment,
    Axis,
    Candidate,
    CaseOpened,
    Confidence,
    Coverage,
    Evidence,
    Finding,
    LedgerEntry,
    Level,
    Likelihood,
    Listed,
    Mark,
    Network,
    Outcome,
    PreparedLink,
    Purpose,
    ReadingLine,
    Record,
    Source,
    SourceBegan,
    SourceEnded,
    SourceProgress,
    StageBegan,
    Target,
    TargetKind,
    TimelineEvent,
    Trouble,
    TroubleKind,
    UnknownCheck,
    Verdict,
)
from vetter.offered import Brought, typed
from vetter.report import line
from vetter.report.outline import outline
from vetter.settings import ChosenBy, Place, Settings
from vetter.store import CaseSummary
from vetter.tui.desk import Kept
from vetter.tui.widgets.board import OFF_BOARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vetter.batch.engine import Told
    from vetter.model import Event
    from vetter.settings.cards import Value
    from vetter.tui.desk import Options

NOW = datetime(2020, 7, 8, 9, 30, tzinfo=UTC)
EVIL = (
    "[/] [@click=app.quit]x[/] [@click=app.pwn]free money[/] [bold red]b[/bold red] $primary \\[x] "
    "\x1b]0;owned\x07\x1b[31mred\x1b[2J\x9b31m \u202egnp.exe\u2066 pea\u200bce \r\nsecond\tline\x00 \ud800 "
)
HOSTILE = EVIL + "L" * 10_000

PEOPLE_PAGE = b"""<!doctype html>
<html lang="en"><head><title>About us - Peace Data</title>
<meta name="author" content="Alex Lacusta"></head>
<body><h1>About us</h1>
<p>Peace Data is a global news organization that publishes in English and Arabic.</p>
<p>Founded in 2008, our aim is to shed light on the global issues.</p>
<ul><li>Alex Lacusta, Associate Editor</li><li>Jake Sullivan, Associate Editor</li></ul>
</body></html>
"""


def finding(check: str, summary: str, weight: float, **values: Any) -> Finding:
    """Return a finding that is like others but for what is given."""
    evidence = Evidence(
        record="r3",
        url="https://peacedata.example/about",
        time=NOW,
        sha256="4f" * 32,
        excerpt="Founded in 2008, our aim is to shed light on the global issues.",
    )
    usual: dict[str, Any] = {
        "family": "identity",
        "outcome": Verdict.FIRED if weight >= 0 else Verdict.CLEAR,
        "because": "It says that it was founded in 2008; its domain was first registered on 19 March 2020.",
        "basis": "measured on 180 outlets, 12 of 60 fronts and 1 of 120 others",
        "innocent": "An outlet may have moved to a new name, or count the years of its print edition.",
        "ask": "Under which address could I have read you before 2020?",
        "disarm": ("T0143.002",),
        "evidence": (evidence,),
        "reading": Axis.IDENTITY,
        "why": "A past that nobody can check makes a new front look settled.",
        "references": (
            "Graphika, “IRA Again: Unlucky Thirteen” (1 September 2020), https://graphika.com/reports/ira-again-unlucky-thirteen",
        ),
    }
    return Finding(check=check, summary=summary, weight=weight, **(usual | values))


def peacedata() -> Assessment:
    """Return an assessment as it may come out for PeaceData on the day before anybody named it."""
    return Assessment(
        tool="vetter/0.1.0",
        target="peacedata.example",
        as_of=NOW,
        outlet=AssessedOutlet(
            name="Peace Data", domain="peacedata.example", url="https://peacedata.example/"
        ),
        level=Level.SOME,
        summary=(
            "There are signs worth asking about before you write for Peace Data. It claims a history of "
            "twelve years, but its domain is less than four months old, nobody answers for it by name "
            "and address, and many of its articles stood elsewhere first."
        ),
        likelihood=Likelihood("roughly even chance", 0.45, 0.55, 0.02),
        confidence=Confidence.MODERATE,
        confidence_because="most questions could be answered, and three kinds of sources agree",
        readings={
            "identity": ReadingLine(
                level=Level.STRONG,
                summary="Its claimed history and its registration contradict each other.",
            ),
            "transparency": ReadingLine(
                level=Level.SOME,
                summary="No owner, no address, no imprint were found on its pages.",
            ),
            "independence": ReadingLine(
                level=Level.UNKNOWN, summary="Nothing says where its money comes from."
            ),
            "content": ReadingLine(
                level=Level.SOME, summary="11 of 16 articles read stood elsewhere first."
            ),
        },
        coverage=Coverage(
            answered=41,
            asked=47,
            unknown=(
                UnknownCheck("registrant-named", "the registry withholds the registrant"),
                UnknownCheck("byline-elsewhere", "no search for names is made"),
                UnknownCheck(
                    "shared-certificate", "the certificate logs did not answer within 60 seconds"
                ),
            ),
        ),
        findings=(
            finding(
                "claimed-founding-before-domain",
                "It claims to be twelve years older than its domain",
                2.9,
            ),
            finding(
                "copied-articles",
                "Many of its articles stood elsewhere first",
                1.6,
                family="content",
                reading=Axis.CONTENT,
                because="11 of 16 articles that were read name another outlet as their source.",
            ),
            finding(
                "no-owner",
                "Nobody is named as its owner or publisher",
                0.4,
                family="ownership",
                reading=Axis.TRANSPARENCY,
            ),
            finding(
                "established-item",
                "It has no articles on wire services, and says so",
                -0.3,
                family="standing",
                because="Wikidata has no item whose official site this is.",
                evidence=(),
                disarm=(),
            ),
            finding(
                "mail-on-own-domain",
                "Its mail is kept under its own name",
                -0.9,
                family="registration",
            ),
            finding("privacy-service", "The registrant is hidden by a privacy service", 0.0),
            finding(
                "byline-elsewhere",
                "Do its writers publish elsewhere?",
                0.0,
                outcome=Verdict.UNKNOWN,
                because="no search for names is made",
            ),
        ),
        listed=(
            Listed(
                value="peacedata.example",
                operation="Internet Research Agency, “PeaceData”",
                role="content-site",
                source="Facebook, August 2020 Coordinated Inauthentic Behavior Report",
                source_url="https://about.fb.com/news/2020/09/august-2020-cib-report/",
                source_date="2020-09-01",
                standing="current",
                where="site",
                matched="peacedata.example",
                attribution="individuals associated with past activity of the Internet Research Agency",
                confidence="confirmed",
                because="the domain has not changed hands since",
                meaning="It was set up to look like a newsroom and hired freelancers who did not know.",
            ),
        ),
        ledger=(
            LedgerEntry(
                source=Source.SITE,
                whom="peacedata.example",
                what="25 of its public pages",
                outcome=Outcome.ANSWERED,
                records=("r3", "r4"),
            ),
            LedgerEntry(
                source=Source.RDAP,
                whom="rdap.verisign.com",
                what="the registration of peacedata.example",
                outcome=Outcome.HIDDEN,
                reason="the registrant is withheld",
                records=("r5",),
            ),
            LedgerEntry(
                source=Source.CERTIFICATES,
                whom="crt.sh",
                what="certificates for peacedata.example",
                outcome=Outcome.FAILED,
                reason="no complete answer within 60 seconds",
            ),
        ),
        questions=(
            "Who owns the outlet, and under which name and address could I find them in a register?",
            "Under which address could I have read you before 2020?",
            "Did the outlets that you credit agree to your using their articles?",
        ),
        links=(
            PreparedLink(
                "What freelancers say about its pay", "https://whopayswriters.com/#/results"
            ),
            PreparedLink("Its name in a web search", "https://duckduckgo.com/?q=%22Peace+Data%22"),
        ),
        timeline=(
            TimelineEvent(
                time=datetime(2008, 1, 1, tzinfo=UTC),
                label="Founded",
                route="“Founded in 2008”",
                claimed=True,
                record="r3",
            ),
            TimelineEvent(
                time=datetime(2020, 3, 19, tzinfo=UTC),
                label="Domain registered",
                route="registration (RDAP)",
                record="r5",
            ),
            TimelineEvent(
                time=datetime(2020, 3, 24, tzinfo=UTC),
                label="First certificate",
                route="certificate logs",
            ),
            TimelineEvent(
                time=datetime(2020, 4, 2, tzinfo=UTC), label="First archived", route="web archive"
            ),
        ),
        change_our_mind=(
            "A register entry of the publisher from before 2020.",
            "Articles in a web archive under an earlier address.",
        ),
        remarks=("Judged as if it were 8 July 2020.",),
        residual=(
            "A hacked outlet, a well-aged front, or money that reaches an honest newsroom by detours "
            "cannot be seen from outside."
        ),
        case="20200708-093000-peacedata.example",
    )


def _soiled(value: Any) -> Any:
    """Return ``value`` with every free text replaced by hostile text."""
    if isinstance(value, tuple):
        return tuple(_soiled(one) for one in value)
    if type(value) is str:
        return HOSTILE
    if hasattr(value, "__struct_fields__"):
        fields = {
            name: _soiled(getattr(value, name))
            for name in value.__struct_fields__
            if name not in {"schema", "readings", "standing", "case", "record", "records", "sha256"}
        }
        return replace(value, **fields)
    if isinstance(value, dict):
        return {key: _soiled(one) for key, one in value.items()}
    return value


def hostile() -> Assessment:
    """Return an assessment in which everything that can come from outside is hostile."""
    usual = replace(peacedata(), operations=tuple(every()[:1]), offer=offered().offer)
    soiled: Assessment = _soiled(usual)
    return replace(soiled, readings={k: _soiled(v) for k, v in usual.readings.items()})


def record(record_id: str, **values: Any) -> Record:
    """Return a record of a page."""
    usual: dict[str, Any] = {
        "id": record_id,
        "source": Source.SITE,
        "purpose": Purpose.PAGE,
        "url": "https://peacedata.example/about",
        "whom": "peacedata.example",
        "time": NOW,
        "elapsed": 0.42,
        "peer": "203.0.113.7:443",
        "status": 200,
        "media_type": "text/html; charset=utf-8",
        "sha256": "4f" * 32,
        "size": len(PEOPLE_PAGE),
    }
    return Record(**(usual | values))


def summary(case_id: str, name: str, level: str, **values: Any) -> CaseSummary:
    """Return one line of the list of cases."""
    usual: dict[str, Any] = {
        "target": name,
        "host": f"{name.lower().replace(' ', '')}.example",
        "made": NOW.isoformat(),
        "as_of": NOW.isoformat(),
        "state": "done",
    }
    return CaseSummary(id=case_id, name=name, level=level, **(usual | values))


class FakeBatch:
    """A batch of three outlets: one done, one in flight, one that names too many."""

    def __init__(self) -> None:
        self.folder = Path("syndicated-vetted")
        self.progress = Progress(
            {"done": 1, "failed": 1, "running": 1}, {"name fits several outlets": 1}
        )
        self.watch: Callable[[Told], None] = lambda _: None
        self.ended = asyncio.Event()
        self.runs = 0

    def finish(self) -> None:
        """Come to an end with everything done."""
        found = line.summary(outline(peacedata()))
        work = Work(1, "harbourpost.example", "harbourpost.example")
        told = Ended(work, Ending(key=work.key, made="", summary=msgspec.json.encode(found)))
        self.progress.take_in(told)
        self.watch(told)
        self.ended.set()

    def outlets(self) -> Iterator[Outlet]:
        found_line = line.summary(outline(peacedata()))
        usual = {"opened": "", "case": "", "made": "", "kind": "", "changes": ()}
        for number, (target, state, found, error) in enumerate(
            (
                ("peacedata.example", State.DONE, found_line, ""),
                ("harbourpost.example", State.RUNNING, None, ""),
                (HOSTILE, State.FAILED, None, f"It may mean 12 outlets. {EVIL}"),
            )
        ):
            yield Outlet(
                number=number,
                key=target,
                target=target,
                state=state,
                summary=found,
                error=error,
                **usual,
            )

    def assessment(self, key: str) -> Assessment | None:
        return peacedata() if key == "peacedata.example" else None

    def network(self) -> Network:
        return networks.plain()

    async def run(self) -> bool:
        self.runs += 1
        self.watch(Began(Work(1, "harbourpost.example", "harbourpost.example")))
        await self.ended.wait()
        self.ended.clear()
        return self.progress.finished

    def pause(self) -> None:
        self.progress.paused = True

    def resume(self) -> None:
        self.progress.paused = False

    def stop(self) -> None:
        self.ended.set()


class FakeDesk:
    """Answers from memory. ``gate`` holds a run until it is set; ``asked`` is what was asked of it."""

    def __init__(self) -> None:
        self.assessments = {peacedata().case: peacedata()}
        self.lists: dict[str, FakeBatch] = {}
        self.mind = ""
        self.summaries = [
            summary(peacedata().case, "Peace Data", "some"),
            summary("20200601-101010-harbour.example", "The Harbour Post", "none"),
            summary("20200528-101010-x.example", "", "", target="x.example", state="cancelled"),
        ]
        self.bodies: dict[str, tuple[Record, bytes]] = {
            "r3": (record("r3"), PEOPLE_PAGE),
            "r4": (
                record(
                    "r4", url="https://peacedata.example/favicon.ico", media_type="image/x-icon"
                ),
                bytes(range(256)) * 40,
            ),
            "r5": (
                record(
                    "r5",
                    url="https://rdap.verisign.com/com/v1/domain/peacedata.example",
                    media_type="application/rdap+json",
                    marks=(Mark.CERTIFICATE_EXPIRED,),
                    trouble=Trouble(TroubleKind.LIMITED, "too many questions"),
                ),
                b'{"objectClassName": "domain"}',
            ),
        }
        self.found: tuple[Candidate, ...] = ()
        self.error: Exception | None = None
        self.result = peacedata()
        self.name = "harbour"
        self.gate = asyncio.Event()
        self.gate.set()
        self.shared = networks.plain()
        self.asked: list[tuple[Any, ...]] = []
        self.kept = Kept(
            Place(Path("/home/ada/.config/vetter/settings.toml"), ChosenBy.FOLDER), Settings()
        )
        self.cancelled = 0
        self.pause = 0.0

    @property
    def pages(self) -> int:
        return self.kept.settings.crawl.max_pages

    def settings(self) -> Kept:
        if self.error:
            raise self.error
        return self.kept

    def change_settings(self, wanted: Mapping[str, Value]) -> Settings:
        self.asked.append(("settings", dict(wanted)))
        if self.error:
            raise self.error
        for key, value in wanted.items():
            section, _, name = key.partition(".")
            part = replace(getattr(self.kept.settings, section), **{name: value})
            self.kept = replace(self.kept, settings=replace(self.kept.settings, **{section: part}))
        return self.kept.settings

    def is_list(self, text: str) -> bool:
        return text in self.lists

    @contextmanager
    def batch(self, source: str, options: Options) -> Iterator[FakeBatch]:
        yield self.lists[source]

    def understand(self, text: str) -> Target:
        if "!" in text:
            raise TargetError("“!” is no name and no address.", "Type the name of the outlet.")
        if "." in text:
            return Target(text, TargetKind.DOMAIN, text, f"https://{text}/")
        return Target(text, TargetKind.NAME)

    async def vet(self, text: str, options: Options, tell: Callable[[Event], None]) -> Assessment:
        self.asked.append(("vet", text, options))
        try:
            return await self._run(tell)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise

    def bring(self, message: str, noted: Mapping[str, str], *, published: bool) -> Brought:
        return typed(message, noted, published=published)

    async def read_offer(self, options: Options, tell: Callable[[Event], None]) -> Assessment:
        self.asked.append(("offer", options))
        return await self._run(tell)

    async def _run(self, tell: Callable[[Event], None]) -> Assessment:
        tell(CaseOpened(self.result.case))
        tell(StageBegan("resolve"))
        await asyncio.sleep(self.pause)
        if self.found:
            raise AmbiguousError(
                f"“{self.name}” may mean several outlets:", "Say which.", self.found
            )
        if self.error:
            raise self.error
        tell(StageBegan("collect"))
        for source in (one for one in Source if one not in OFF_BOARD):
            tell(SourceBegan(source))
        for page in range(1, 8):
            tell(SourceProgress(Source.SITE, page, 25, "pages"))
            await asyncio.sleep(self.pause)
        for event in (
            SourceEnded(Source.RDAP, Outcome.HIDDEN, "the registrant is withheld", 1.2),
            SourceEnded(Source.WHOIS, Outcome.NOT_ASKED, "RDAP answered", 0.0),
            SourceEnded(Source.DNS, Outcome.ANSWERED, "", 0.3),
            SourceEnded(
                Source.WAYBACK,
                Outcome.LIMITED,
                "it asks to wait longer than this run may take, also after three tries",
                9.1,
            ),
            SourceEnded(Source.WIKIDATA, Outcome.ABSENT, "", 0.8),
        ):
            tell(event)
            await asyncio.sleep(self.pause)
        await self.gate.wait()
        for event in (
            SourceEnded(Source.TLS, Outcome.ANSWERED, "", 0.4),
            SourceEnded(
                Source.CERTIFICATES, Outcome.FAILED, "no complete answer within 60 seconds", 60.0
            ),
            SourceEnded(Source.SITE, Outcome.ANSWERED, "25 pages", 31.0),
        ):
            tell(event)
            await asyncio.sleep(self.pause)
        tell(StageBegan("read"))
        tell(StageBegan("assess"))
        await asyncio.sleep(self.pause)
        return self.result

    def cases(self) -> tuple[CaseSummary, ...]:
        return tuple(self.summaries)

    def network(self) -> Network:
        if self.error:
            raise self.error
        return self.shared

    def open(self, case_id: str) -> Assessment:
        if case_id not in self.assessments:
            raise CaseError(f"The case {case_id} is missing.", "It may have been deleted.")
        return self.assessments[case_id]

    def record(self, case_id: str, record_id: str) -> tuple[Record, bytes]:
        if record_id not in self.bodies:
            raise CaseError(f"The case has no record {record_id}.")
        return self.bodies[record_id]

    async def page_text(self, record: Record, body: bytes) -> Readable | None:
        return readable(body, record.media_type) if is_page(body, record.media_type) else None

    async def rerun(self, case_id: str, tell: Callable[[Event], None]) -> Assessment:
        self.asked.append(("rerun", case_id))
        tell(StageBegan("read"))
        await self.gate.wait()
        return self.result

    def delete(self, case_id: str) -> None:
        self.asked.append(("delete", case_id))
        self.summaries = [case for case in self.summaries if case.id != case_id]

    def export(self, case_id: str, folder: Path, formats: frozenset[str]) -> tuple[Path, ...]:
        self.asked.append(("export", case_id, folder, formats))
        if folder.exists():
            raise CannotError(
                f"{folder} exists already, and nothing is overwritten.", "Choose another."
            )
        return tuple(folder / f"report.{kind}" for kind in sorted(formats))

    def to_mind(self, case_id: str) -> str:
        return self.mind

    def question(self, check: str) -> str:
        return {
            "claimed-founding-before-domain": "Does it claim to be older than its domain?",
            "registrant-named": "Is the registrant named?",
        }.get(check, "")


@pytest.fixture(autouse=True)
def nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing glide: who leaves while something does keeps a test's next key waiting for ever."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def desk() -> FakeDesk:
    """Return a desk that answers from memory."""
    return FakeDesk()


@pytest.fixture
def until() -> Callable[..., Any]:
    """Return a function that waits until something holds, and fails if it never does."""

    async def wait(pilot: Any, holds: Callable[[], Any]) -> None:
        for _ in range(200):
            await pilot.pause(0.02)
            if holds():
                await pilot.pause()
                return
        raise AssertionError("it never came to hold")

    return wait


@pytest.fixture
def soiled() -> Assessment:
    """Return an assessment in which everything that can come from outside is hostile."""
    return hostile()


@pytest.fixture
def hostile_text() -> str:
    """Return text that would act if anything let it."""
    return HOSTILE
