"""A web site on this machine that answers as sites do: pages, redirects, errors, endless and huge answers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TITLE = "Talks in Astana on gas supply"
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
    + "<p>The ministers of energy met in Astana on Monday and discussed the supply of natural gas at length.</p>" * 4
    + "</article></body></html>"
).encode()


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif self.path == "/inside":
            self.answer(302, b"", Location="http://[::ffff:10.0.0.1]/")
        elif self.path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/moved":
            self.answer(301, b"", Location="/page")
        elif self.path == "/huge":
            self.answer(200, b"", **{"Content-Length": str(10**9)})
        elif self.path == "/page":
            self.answer(200, PAGE)
        else:
            self.answer(404, b"nothing")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def web_site() -> Iterator[str]:
    """The address of the site, which is closed afterwards."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
