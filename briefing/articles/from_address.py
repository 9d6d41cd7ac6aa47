"""Fetches a web address, the only code of the room that opens a connection; off unless the settings allow it.

Names are resolved here and connections go to the very address that was
checked, so that neither a redirect nor a second answer of the name service can
lead into the ministry's own network.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import urljoin, urlsplit

import msgspec

from briefing.articles.compose import compose_article
from briefing.articles.errors import ArticleError
from briefing.articles.formats import read_format
from briefing.articles.outlets import outlet_of_site
from briefing.articles.reading import Progress
from briefing.model import Article

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
_CONNECT_SECONDS = 8.0
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_FIRST_ERROR = 400


def read_address(url: str, on_progress: Progress | None = None, *, allow_private: bool = False) -> Article:
    """The article at a web address. Raises ArticleError for whatever goes wrong on the way."""
    data, final = fetch(url, on_progress, allow_private=allow_private)
    reading = read_format(data, urlsplit(final).path.rpartition("/")[2] or final)
    outlet = outlet_of_site(final) or reading.outlet
    reading = msgspec.structs.replace(reading, url=reading.url or final, outlet=outlet)
    return compose_article(reading, data)


def fetch(url: str, on_progress: Progress | None = None, *, allow_private: bool = False) -> tuple[bytes, str]:
    """The bytes at an address and the address after redirects.

    At most `MAX_BYTES` bytes, `MAX_SECONDS` seconds and `MAX_REDIRECTS`
    redirects; only http and https on their own ports, and no address of a
    private network. `allow_private` lifts the last two, for tests.
    """
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        connection, target = _connect(url, allow_private=allow_private)
        try:
            connection.request("GET", target, headers={"User-Agent": "Briefing", "Accept-Encoding": "identity"})
            with connection.getresponse() as response:
                location = response.getheader("Location")
                if response.status not in _REDIRECTS or not location:
                    return _body(response, url, deadline, on_progress), url
                url = urljoin(url, location)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise error if isinstance(error, ArticleError) else _unreachable(url) from error
        finally:
            connection.close()
    raise ArticleError("“{url}” leads from address to address without end. Save the page in a browser.", url=url)


def _body(response: http.client.HTTPResponse, url: str, deadline: float, on_progress: Progress | None) -> bytes:
    if response.status >= _FIRST_ERROR:
        raise ArticleError(
            "“{url}” answered with error {status}. Check the address, or save the page in a browser.",
            url=url,
            status=str(response.status),
        )
    length = response.getheader("Content-Length") or ""
    whole = int(length) if length.isdigit() else 0
    data = bytearray()
    while True:
        if max(whole, len(data)) > MAX_BYTES:
            raise ArticleError("“{url}” holds far more than an article. Save the page in a browser.", url=url)
        if time.monotonic() > deadline:
            raise ArticleError("“{url}” answers too slowly. Try again later, or save the page in a browser.", url=url)
        chunk = response.read1(_CHUNK)
        if not chunk:
            return bytes(data)
        data += chunk
        if on_progress:
            on_progress(len(data), whole)


def _connect(url: str, *, allow_private: bool) -> tuple[http.client.HTTPConnection, str]:
    """A connection to the checked address of the host, and what to ask it for."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise _no_address(url) from error
    if parts.scheme not in _PORTS or not host or parts.username:
        raise _no_address(url)
    if not allow_private and port != _PORTS[parts.scheme]:
        raise _no_address(url)
    address = _checked_address(host, port, url, allow_private=allow_private)
    connection = http.client.HTTPConnection(host, port, timeout=_CONNECT_SECONDS)
    try:
        connection.sock = socket.create_connection((address, port), timeout=_CONNECT_SECONDS)
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    except OSError as error:
        connection.close()
        raise _unreachable(url) from error
    return connection, _ascii_target(parts.path or "/", parts.query)


def _ascii_target(path: str, query: str) -> str:
    from urllib.parse import quote

    target = quote(path, safe="/%:@!$&'()*+,;=~-._")
    return f"{target}?{quote(query, safe='/%:@!$&()*+,;=~-._?')}" if query else target


def _checked_address(host: str, port: int, url: str, *, allow_private: bool) -> str:
    """The address a name leads to. RFC 6761 keeps `localhost` to this machine, whatever a name server says."""
    refused = ArticleError("“{url}” leads into a private network; Briefing reads public pages only.", url=url)
    if not allow_private and (host == "localhost" or host.endswith(".localhost")):
        raise refused
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _unreachable(url) from error
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(_is_public(address) for address in addresses):
        raise refused
    return addresses[0]


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    return (inner or parsed).is_global and not parsed.is_multicast


def _no_address(url: str) -> ArticleError:
    return ArticleError("“{url}” is not the address of a web page. It begins with http:// or https://.", url=url)


def _unreachable(url: str) -> ArticleError:
    return ArticleError("“{url}” cannot be reached. Check the address and the connection, or save the page.", url=url)
