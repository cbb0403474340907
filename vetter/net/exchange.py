"""One HTTP exchange, bounded in every direction: head, bytes on the wire, bytes unfolded, time."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import httpx

from vetter import clock
from vetter.inflate import Inflater, RefusedCodingError
from vetter.model import Exchange, Mark, Trouble, TroubleKind
from vetter.net.dial import RefusedError
from vetter.net.trust import certificate_mark, is_tls_failure

if TYPE_CHECKING:
    from vetter.model import Headers
    from vetter.net.limits import Limits
    from vetter.net.url import VettedUrl

WHERE_WE_ARE: Final = frozenset(
    [
        "x-client-ip", "x-real-ip", "x-forwarded-for", "true-client-ip", "cf-connecting-ip", "x-remote-addr", "x-your-ip", "x-remote-ip",
        "x-geo-ip", "x-client-geo", "x-client-geo-location", "x-geoip-country-code",
    ]
)  # fmt: skip
"""Headers in which a server tells whoever asks their own address or whereabouts: no case may hold these."""

COOKIE_OF_PLACE: Final = "geoip="
"""What such a cookie begins with; Wikimedia's tells the town."""

LEFT_OUT: Final = "left out by vetter"
READ_SECONDS: Final = 10.0  # without any byte; the total deadline is the fetch's


class CertificateError(Exception):
    """The certificate does not verify; ``mark`` says why."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(mark.value)
        self.mark = mark


class Hop:
    """One exchange while it happens, so that whatever came before an end can still be kept.

    ``secret`` are headers that are sent and never kept, in place of ``headers`` of the same name.
    """

    def __init__(
        self, url: VettedUrl, headers: Headers, marks: tuple[Mark, ...], secret: Headers = ()
    ) -> None:
        self.url = url
        self.headers = headers
        self._secret = secret
        self.marks = list(marks)
        self.peer = ""
        self.status = 0
        self.reason = ""
        self.response_headers: Headers = ()
        self.payload = bytearray()
        self.trouble: Trouble | None = None
        self._started = clock.now()
        self._began = clock.ticks()

    async def run(self, transport: httpx.AsyncBaseTransport, limits: Limits) -> None:
        """Make the exchange. Raises `CertificateError`; every other failure becomes ``trouble``."""
        replaced = {name for name, _ in self._secret}
        told = (header for header in self.headers if header[0] not in replaced)
        request = httpx.Request(
            "GET",
            self.url.text,
            headers=[*told, *self._secret],
            extensions={
                "timeout": {"connect": 15.0, "read": READ_SECONDS, "write": 10.0, "pool": 60.0}
            },
        )
        try:
            response = await transport.handle_async_request(request)
            try:
                await self._take(response, request, limits)
            finally:
                await response.aclose()
        except RefusedError as error:
            self.trouble = error.trouble
        except RefusedCodingError as error:
            words = f"The answer came in the coding “{str(error)[:40]}”, which was not asked for."
            self.trouble = Trouble(TroubleKind.REFUSED_ENCODING, words)
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError) as error:
            mark = certificate_mark(error)
            if mark is not None:
                raise CertificateError(mark) from error
            self.trouble = _trouble(error, self.url.host)

    def end(self, trouble: Trouble | None = None) -> Exchange:
        """Return the exchange as it stands; ``trouble`` is what ended it from outside."""
        return Exchange(
            url=self.url.text,
            started=self._started,
            elapsed=round(clock.ticks() - self._began, 4),
            whom=self.url.host,
            peer=self.peer,
            request_headers=self.headers,
            status=self.status,
            reason=self.reason,
            headers=self.response_headers,
            payload=bytes(self.payload),
            marks=tuple(dict.fromkeys(self.marks)),
            trouble=self.trouble or trouble,
        )

    async def _take(self, response: httpx.Response, request: httpx.Request, limits: Limits) -> None:
        response.request = request
        self.peer = _peer(response)
        self.status = response.status_code
        self.reason = response.reason_phrase
        self.response_headers = tuple(
            _about_them(name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers.raw
        )
        inflater = Inflater(response.headers.get("content-encoding", ""), limits.body)
        async for piece in response.aiter_raw():
            room = limits.wire - len(self.payload)
            self.payload += piece[:room]
            try:
                inflater.feed(piece[:room])
            except zlib.error:
                # What can be decoded is decoded later; the bytes are kept as they came.
                inflater = Inflater("", limits.wire)
            if len(piece) >= room or inflater.full:
                self.marks.append(Mark.TRUNCATED)
                return


def _about_them(name: str, value: str) -> tuple[str, str]:
    """Return a header as it came, unless it tells where the person is who asks."""
    low = name.lower()
    of_place = low == "set-cookie" and value.lower().startswith(COOKIE_OF_PLACE)
    return (name, LEFT_OUT if of_place or low in WHERE_WE_ARE else value)


def _peer(response: httpx.Response) -> str:
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream is not None else None
    if not address:
        return ""
    host = f"[{address[0]}]" if ":" in str(address[0]) else address[0]
    return f"{host}:{address[1]}"


def _trouble(error: Exception, host: str) -> Trouble:
    if is_tls_failure(error):
        return Trouble(TroubleKind.TLS, f"No secure connection to {host} could be made.")
    if isinstance(error, httpx.TimeoutException):
        return Trouble(TroubleKind.TIMEOUT, f"{host} did not answer in time.")
    if isinstance(error, httpx.RemoteProtocolError | httpx.LocalProtocolError | httpx.InvalidURL):
        return Trouble(TroubleKind.PROTOCOL, f"What {host} answered is no proper HTTP.")
    reason = str(error)[:120]
    return Trouble(TroubleKind.CONNECTION, f"{host} could not be reached ({reason}).")
