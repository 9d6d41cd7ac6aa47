"""Where a language model answers, and one question to it: one deadline for all of it, and a way to stop it.

Speaks HTTP to the configured address only: no proxy, no redirect.
"""

import contextlib
import http.client
import ipaddress
import select
import socket
import ssl
import threading
import time
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec

from briefing.messages import Message

MOST_BYTES = 2_000_000
KEY_VARIABLE = "BRIEFING_MODEL_KEY"
"""The environment variable with the key of a server that asks for one: it is kept in no file and on no command line."""
_PORTS = {"http": 80, "https": 443}
_OK = 200
_GLANCE = 0.05
"""Seconds between two looks whether a connection was made or the question was stopped."""


class LanguageModelError(ValueError):
    """The model could not be asked, or its answer could not be used; the message says what to do."""


class QuestionStoppedError(LanguageModelError):
    """The question was stopped from outside; nobody waits for its answer."""


class LanguageModel(msgspec.Struct, frozen=True):
    """Where a model answers: `address` such as `http://localhost:8080/v1`; `timeout` in seconds for a whole answer."""

    address: str
    model: str
    key: str = ""
    timeout: float = 120.0


def is_outside(address: str) -> bool:
    """Whether a text sent there may leave this computer and its private network.

    Only what the address itself tells counts: a name other than `localhost`
    may lead anywhere, so it is outside.
    """
    try:
        host = urlsplit(address).hostname or ""
        if host == "localhost":
            return False
        parsed = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return True
    return not (parsed.is_loopback or (parsed.is_private and not parsed.is_unspecified and not parsed.is_link_local))


class Question:
    """One question to a model. `stop` may be called from any thread and ends it at once."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_stopped = False
        self._deadline = 0.0

    def stop(self) -> None:
        """End the question; `ask` raises QuestionStoppedError soon."""
        self._is_stopped = True
        self._hang_up()

    def ask(self, path: str, body: bytes) -> bytes:
        """Post the body to a path below the model's address and return the answer. Raises LanguageModelError."""
        place = self._place()
        self._deadline = time.monotonic() + self._model.timeout
        timer = threading.Timer(self._model.timeout, self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(place, f"{place.path.rstrip('/')}/{path}", body)
        except ssl.SSLCertVerificationError as error:
            raise LanguageModelError(
                Message(
                    "The server at {address} does not prove that it is the one named; "
                    "ask those who run it for its certificate.",
                    address=self._model.address,
                )
            ) from error
        except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:  # a socket shut meanwhile
            if isinstance(error, LanguageModelError):
                raise
            self._check()
            raise self._unreachable() from error
        finally:
            timer.cancel()
            self._close()

    def _place(self) -> SplitResult:
        try:
            place = urlsplit(self._model.address.strip())
            is_usable = place.scheme in _PORTS and bool(place.hostname) and (place.port or 1) > 0
        except ValueError:
            is_usable = False
        if not is_usable:
            raise LanguageModelError(
                Message(
                    "“{address}” is no address of a language model; it begins with http:// or https://.",
                    address=self._model.address,
                )
            )
        return place

    def _exchange(self, place: SplitResult, path: str, body: bytes) -> bytes:
        host, port = place.hostname or "", place.port or _PORTS[place.scheme]
        connection = http.client.HTTPConnection(host, port)
        with contextlib.closing(connection):
            connection.sock = self._connected(host, port, secure=place.scheme == "https")
            self._check()
            headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
            if self._model.key:
                headers["Authorization"] = f"Bearer {self._model.key}"
            connection.request("POST", path, body, headers)
            with connection.getresponse() as response:
                if response.status != _OK:
                    raise LanguageModelError(
                        Message(
                            "The language model at {address} answered with error {status}; "
                            "check its address, its name and its key.",
                            address=self._model.address,
                            status=response.status,
                        )
                    )
                return self._body(response)

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        data = bytearray()
        while chunk := response.read1(65_536):
            data += chunk
            if len(data) > MOST_BYTES:
                raise LanguageModelError(
                    Message(
                        "The answer of the language model at {address} is too long; try another model.",
                        address=self._model.address,
                    )
                )
        self._check()
        return bytes(data)

    def _connected(self, host: str, port: int, *, secure: bool) -> socket.socket:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            plain = socket.socket(family, kind, protocol)
            if self._reaches(plain, address):
                plain.settimeout(None)
                self._socket = plain
                return self._secured(plain, host) if secure else plain
            plain.close()
        raise self._unreachable()

    def _reaches(self, plain: socket.socket, address: tuple[Any, ...]) -> bool:
        plain.settimeout(0)
        plain.connect_ex(address)
        while not any(select.select([], [plain], [plain], _GLANCE)):
            try:
                self._check()
            except LanguageModelError:
                plain.close()
                raise
        return plain.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0

    def _secured(self, plain: socket.socket, host: str) -> socket.socket:
        secure = ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        self._socket = secure
        self._check()
        secure.do_handshake()
        return secure

    def _hang_up(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)

    def _close(self) -> None:
        with self._lock:
            if self._socket is not None:
                self._socket.close()
            self._socket = None

    def _check(self) -> None:
        if self._is_stopped:
            raise QuestionStoppedError(Message("The question to the language model was stopped."))
        if time.monotonic() >= self._deadline:
            raise LanguageModelError(
                Message(
                    "The language model at {address} did not answer within {seconds} seconds; "
                    "try again, or try a smaller model.",
                    address=self._model.address,
                    seconds=f"{self._model.timeout:g}",
                )
            )

    def _unreachable(self) -> LanguageModelError:
        return LanguageModelError(
            Message(
                "The language model at {address} cannot be reached; "
                "check the address and whether its server is running.",
                address=self._model.address,
            )
        )
