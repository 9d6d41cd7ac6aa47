"""What an `ArticleLoader` and its worker process say to each other: length-prefixed MessagePack."""

from typing import IO

import msgspec

from briefing.model import Article

_LENGTH_BYTES = 4


class ReadFile(msgspec.Struct, tag=True, frozen=True):
    """Read the article in a file."""

    path: str


class ReadClipboard(msgspec.Struct, tag=True, frozen=True):
    """Read what was copied or dropped."""

    html: str = ""
    rtf: bytes = b""
    text: str = ""


class ReadAddress(msgspec.Struct, tag=True, frozen=True):
    """Fetch a web address and read the article there."""

    url: str
    allow_private: bool = False


class Step(msgspec.Struct, tag=True, frozen=True):
    """How far the worker is."""

    done: int
    whole: int


class Success(msgspec.Struct, tag=True, frozen=True):
    """The article."""

    article: Article


class Failure(msgspec.Struct, tag=True, frozen=True):
    """An `ArticleError` in its parts."""

    template: str
    values: dict[str, str]


Request = ReadFile | ReadClipboard | ReadAddress
Reply = Step | Success | Failure
_requests = msgspec.msgpack.Decoder(Request)
_replies = msgspec.msgpack.Decoder(Reply)


def send(stream: IO[bytes], message: Request | Reply) -> None:
    """Writes a message. Raises OSError if the other side is gone."""
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def receive_request(stream: IO[bytes]) -> Request | None:
    """The next request, or None once the other side is gone."""
    data = _receive(stream)
    return None if data is None else _requests.decode(data)


def receive_reply(stream: IO[bytes]) -> Reply | None:
    """The next reply, or None once the worker is gone."""
    data = _receive(stream)
    return None if data is None else _replies.decode(data)


def _receive(stream: IO[bytes]) -> bytes | None:
    size = stream.read(_LENGTH_BYTES)
    if len(size) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(size, "big")
    data = stream.read(length)
    return data if len(data) == length else None
