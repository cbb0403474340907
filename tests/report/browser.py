"""Pages as a browser lays them out: served on loopback, framed as wide as a phone or a desk, and measured there."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
QUIETLY = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""Without a window, as the superuser too, and without asking its makers anything."""

PATIENCE = 90  # seconds for a browser to start and to lay out a few pages
HOST = """<!doctype html><meta charset="utf-8"><body><script type="module">
const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const framed = (address, width) => new Promise((done) => {
  const frame = document.createElement("iframe");
  Object.assign(frame.style, {width: `${width}px`, height: "800px", border: "0"});
  frame.onload = () => done(frame.contentWindow);
  frame.src = address;
  document.body.append(frame);
});
const measured = ({document: page, innerWidth}) => {
  for (const one of page.querySelectorAll("details")) one.open = true;
  const beyond = (one) => one.getBoundingClientRect().right > innerWidth + 1;
  const scrolls = (one) => one.closest(".wide");  // a drawing scrolls in its own frame
  const out = [...page.body.querySelectorAll("*")].filter((one) => beyond(one) && !scrolls(one));
  return {wide: page.documentElement.scrollWidth - innerWidth, out: out.map((one) => one.outerHTML.slice(0, 80))};
};
const seen = (page) => [...page.querySelectorAll("tbody tr")].filter((row) => row.getClientRects().length);
const told = {};
for (const [address, width] of WANTED) told[`${address} ${width}`] = measured(await framed(address, width));
for (const [name, [address, width, walk]] of Object.entries(WALKS)) {
  const {document: page} = await framed(address, width);
  told[name] = await new Function("page", "later", "seen", `return (async () => {${walk}})()`)(page, later, seen);
}
await fetch("/told", {method: "POST", body: JSON.stringify(told)});
</script>"""


def looked_at(folder, pages, widths, walks=None):
    """Return what a browser tells of pages (by their names): how much of each is beyond a width, and what came of ``walks``.

    A walk is the page, a width, and a script that is given ``page``, ``seen`` (the rows that are shown) and ``later``.
    """
    wanted = [(name, width) for name in pages for width in widths]
    host = HOST.replace("WANTED", json.dumps(wanted)).replace("WALKS", json.dumps(walks or {}))
    with serving({**pages, "host": host}) as (address, told):
        process = subprocess.Popen(
            [BROWSER, *QUIETLY, f"--user-data-dir={folder}", f"{address}/host"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return told.get(timeout=PATIENCE)
        finally:
            process.terminate()
            process.wait()


@contextmanager
def serving(pages):
    """Serve pages by their names, and give the address and a queue of what is sent back."""
    told = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            page = pages.get(self.path.lstrip("/"))
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((page or "").encode("utf-8", "replace"))

        def do_POST(self):
            told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            """Keep what a browser asks for out of what the tests say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
