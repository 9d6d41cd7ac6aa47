"""The `.briefing` file: indented JSON with a version, read strictly.

```json
{
  "format": "briefing",
  "version": 3,
  "written_by": "Briefing 0.1.0",
  "content": { … }
}
```
"""

import inspect
import json
from pathlib import Path

import msgspec

from briefing import __version__
from briefing.messages import Message
from briefing.model import Briefing
from briefing.storage.errors import DamagedFileError, NewerVersionError
from briefing.storage.place import line_and_column, place_of_syntax_error, place_of_value
from briefing.storage.shape_errors import in_plain_words
from briefing.storage.upgrades import FORMAT_VERSION, upgraded

FORMAT_NAME = "briefing"
LARGEST_FILE = 256 * 2**20
"""Bytes. A briefing with ten long articles takes less than one megabyte."""


class BriefingDocument(msgspec.Struct, frozen=True):
    """The whole of a file. `written_by` is for people; only `version` decides how it is read."""

    format: str = FORMAT_NAME
    version: int = FORMAT_VERSION
    written_by: str = ""
    content: Briefing = Briefing()


class _Content(msgspec.Struct, frozen=True):
    """The content alone, under its own name so that errors point the way from the top of the file."""

    content: Briefing


class _Envelope(msgspec.Struct, frozen=True):
    """The outside of a file, which every version shares."""

    format: str
    version: int
    content: msgspec.Raw


def file_schema() -> str:
    """The JSON Schema of the file, indented."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(BriefingDocument)}
    for definition in schema["$defs"].values():
        definition["description"] = inspect.cleandoc(definition.get("description", ""))
    return json.dumps(schema, indent=2, ensure_ascii=False)


def to_bytes(briefing: Briefing) -> bytes:
    """The file of a briefing."""
    document = BriefingDocument(written_by=f"Briefing {__version__}", content=briefing)
    try:
        encoded = msgspec.json.encode(document)
    except UnicodeEncodeError:  # half a character, as a broken clipboard gives; better a “?” than no file
        encoded = json.dumps(msgspec.to_builtins(document), ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def from_bytes(data: bytes, path: Path) -> Briefing:
    """The briefing in the bytes of a file; `path` is named in errors.

    Raises DamagedFileError, which tells the place, and NewerVersionError.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    _refuse_what_is_no_text(data, path)
    try:
        return _decoded(data, path)
    except msgspec.ValidationError as error:
        problem, _, pointer = str(error).partition(" - at `")
        pointer = pointer.rstrip("`")
        place = place_of_value(data, pointer)
        raise _damaged(path, _at_field(pointer, in_plain_words(problem)), place) from error
    except msgspec.DecodeError as error:
        ends = "truncated" in str(error)
        problem = Message("it ends too early") if ends else Message("it is not valid JSON")
        raise _damaged(path, problem, place_of_syntax_error(data, str(error))) from error
    except RecursionError as error:
        raise _damaged(path, Message("its brackets are nested too deeply")) from error


def _decoded(data: bytes, path: Path) -> Briefing:
    envelope = msgspec.json.decode(data, type=_Envelope)
    if envelope.format != FORMAT_NAME:
        raise _damaged(
            path, Message("it says it is “{found}”, not “{wanted}”", found=envelope.format, wanted=FORMAT_NAME)
        )
    if envelope.version > FORMAT_VERSION:
        raise NewerVersionError(
            Message(
                "{path} was written by a newer Briefing (file version {version}; this program reads up to {known}). "
                "Install the newer program; the file was left as it is.",
                path=path,
                version=envelope.version,
                known=FORMAT_VERSION,
            )
        )
    content = upgraded(msgspec.json.decode(envelope.content), envelope.version)
    briefing = msgspec.convert({"content": content}, _Content).content
    _refuse_confused_rows(briefing, path)
    return briefing


def _refuse_what_is_no_text(data: bytes, path: Path) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise _damaged(path, Message("it is empty"))
    if data.startswith(b"PK\x03\x04"):
        raise _damaged(path, Message("it is a Word document or another packed file"))
    try:
        data.decode()
    except UnicodeDecodeError as error:
        place = line_and_column(data, error.start)
        raise _damaged(path, Message("it holds bytes that are not text"), place) from error


def _refuse_confused_rows(value: object, path: Path, where: str = "") -> None:
    """Rows are addressed by their ids, so an id must be there, usable in a field path, and unique in its list."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _refuse_confused_rows(getattr(value, name), path, f"{where}/{name}".lstrip("/"))
    elif isinstance(value, tuple) and value and hasattr(value[0], "id"):
        seen = set()
        for row in value:
            if not row.id or "/" in row.id or row.id in seen:
                text = Message(
                    "{place} has a row whose id “{id}” is empty, holds “/” or stands there twice",
                    place=where,
                    id=row.id,
                )
                raise _damaged(path, text)
            seen.add(row.id)
            _refuse_confused_rows(row, path, f"{where}/{row.id}")


def _at_field(pointer: str, problem: Message) -> Message:
    steps = pointer.removeprefix("$.content").removeprefix("$").lstrip(".")
    return Message.joined(": ", (steps, problem)) if steps else problem


def _damaged(path: Path, problem: Message, place: Message | None = None) -> DamagedFileError:
    whole = Message("{problem} ({place})", problem=problem, place=place) if place else problem
    return DamagedFileError(Message("{path} is not a readable briefing: {problem}.", path=path, problem=whole))
