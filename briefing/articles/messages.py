"""What an `ArticleLoader` and its worker process say to each other: length-prefixed MessagePack."""

from dataclasses import dataclass
from typing import IO, Self

import msgspec

from briefing.messages import Message
from briefing.model import Article, Suggestion

_LENGTH_BYTES = 4


@dataclass(frozen=True)
class Proposals:
    """What an article proposes, and what to tell the user of how it was found."""

    suggestions: tuple[Suggestion, ...] = ()
    warnings: tuple[Message, ...] = ()


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


class FindSuggestions(msgspec.Struct, tag=True, frozen=True):
    """Find what an article proposes for a briefing of a country's ministry; `registry` is a file or empty."""

    article: Article
    own_country: str
    registry: str = ""


class Step(msgspec.Struct, tag=True, frozen=True):
    """How far the worker is."""

    done: int
    whole: int


class Warned(msgspec.Struct, frozen=True):
    """A warning of the article in its parts."""

    template: str
    values: dict[str, str]

    @classmethod
    def of(cls, warning: Message) -> Self:
        """The parts of a warning."""
        return cls(warning.template, {name: str(value) for name, value in warning.values.items()})

    def message(self) -> Message:
        """The warning again."""
        return Message(self.template, **self.values)


class Success(msgspec.Struct, tag=True, frozen=True):
    """The article, and its warnings so that they can be translated on the other side."""

    article: Article
    warnings: tuple[Warned, ...]

    @classmethod
    def of(cls, article: Article) -> Self:
        """What the worker sends."""
        return cls(msgspec.structs.replace(article, warnings=()), tuple(map(Warned.of, article.warnings)))

    def whole(self) -> Article:
        """The article with its warnings."""
        warnings = tuple(warned.message() for warned in self.warnings)
        return msgspec.structs.replace(self.article, warnings=warnings)


class Found(msgspec.Struct, tag=True, frozen=True):
    """What the article proposes, and what to tell the user of how it was found."""

    suggestions: tuple[Suggestion, ...]
    warnings: tuple[Warned, ...] = ()

    @classmethod
    def of(cls, proposals: Proposals) -> Self:
        """What the worker sends."""
        return cls(proposals.suggestions, tuple(map(Warned.of, proposals.warnings)))

    def proposals(self) -> Proposals:
        """What was found, its warnings to be translated."""
        return Proposals(self.suggestions, tuple(warned.message() for warned in self.warnings))


class Failure(msgspec.Struct, tag=True, frozen=True):
    """An `ArticleError` in its parts."""

    template: str
    values: dict[str, str]


Request = ReadFile | ReadClipboard | ReadAddress | FindSuggestions
Reply = Step | Success | Found | Failure
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
