"""One kind of record in the file of a registry: read, added, replaced and removed, its names kept to be found by."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec

from briefing.messages import Message
from briefing.model import Text
from briefing.registry.database import asked
from briefing.registry.errors import RecordChangedError, damaged

_encoder = msgspec.json.Encoder()


class Record(Protocol):
    """What every kind of record has."""

    @property
    def id(self) -> int:
        """The number of the record in its table, 0 until it has one."""

    @property
    def name(self) -> Text:
        """Its name in three languages."""

    @property
    def country(self) -> str:
        """ISO code or empty."""


R = TypeVar("R", bound=Record)
Names = Callable[[R], Iterable[tuple[str, ...]]]
"""The rows by which a record is found, without the id of the record."""


class RecordTable(Generic[R]):
    """The records of one kind. Every method raises RegistryError, and then nothing was changed."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        change: Callable[[], AbstractContextManager[None]],
        kind: type[R],
        names: Names[R],
    ) -> None:
        self._connection = connection
        self._path = path
        self._change = change
        self._names = names
        self._decoder = msgspec.json.Decoder(kind)
        self._table = kind.__name__.lower()

    def all(self) -> list[R]:
        """Every record, in the order in which they were added."""
        with asked(self._connection, self._path) as connection:
            rows = connection.execute(f"SELECT id, content FROM {self._table} ORDER BY id").fetchall()  # noqa: S608
        return [self._decoded(*row) for row in rows]

    def get(self, id_: int) -> R | None:
        """The record with an id."""
        with asked(self._connection, self._path) as connection:
            query = f"SELECT id, content FROM {self._table} WHERE id = ?"  # noqa: S608
            row = connection.execute(query, (id_,)).fetchone()
        return self._decoded(*row) if row else None

    def add(self, record: R) -> R:
        """Keeps a record; the same with its id."""
        record = self._writable(record)
        with self._change(), asked(self._connection, self._path) as connection:
            cursor = connection.execute(
                f"INSERT INTO {self._table} (country, content) VALUES (?, ?)",  # noqa: S608
                (record.country, _content(record)),
            )
            kept = _with_id(record, cursor.lastrowid or 0)
            self._index(kept)
        return kept

    def replace(self, record: R, known: R) -> R:
        """Keeps what a record is now. Raises RecordChangedError where it is no longer the one known."""
        kept = _with_id(self._writable(record), known.id)
        with self._change(), asked(self._connection, self._path) as connection:
            self._check_unchanged(known)
            connection.execute(
                f"UPDATE {self._table} SET country = ?, content = ? WHERE id = ?",  # noqa: S608
                (kept.country, _content(kept), known.id),
            )
            self._index(kept)
        return kept

    def remove(self, known: R) -> None:
        """Forgets a record. Raises RecordChangedError where it is no longer the one known."""
        with self._change(), asked(self._connection, self._path) as connection:
            self._check_unchanged(known)
            connection.execute(f"DELETE FROM {self._table} WHERE id = ?", (known.id,))  # noqa: S608
            connection.execute(f"DELETE FROM {self._table}_name WHERE owner = ?", (known.id,))  # noqa: S608

    def _writable(self, record: R) -> R:
        """The record, with a question mark for each half of a character, which no file holds."""
        text = json.dumps(msgspec.to_builtins(record), ensure_ascii=False)
        return self._decoder.decode(text.encode("utf-8", "replace"))

    def _index(self, record: R) -> None:
        self._connection.execute(f"DELETE FROM {self._table}_name WHERE owner = ?", (record.id,))  # noqa: S608
        rows = [(record.id, *name) for name in dict.fromkeys(self._names(record))]
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {self._table}_name VALUES ({marks})", rows)  # noqa: S608

    def _check_unchanged(self, known: R) -> None:
        if self.get(known.id) != known:
            raise RecordChangedError(
                Message(
                    "{name} was changed in the registry by somebody else meanwhile; look at the record again.",
                    name=known.name.in_any_language("en"),
                )
            )

    def _decoded(self, id_: int, content: str) -> R:
        try:
            return _with_id(self._decoder.decode(content), id_)
        except (msgspec.DecodeError, TypeError) as error:
            raise damaged(self._path, Message("record {number}: {reason}", number=id_, reason=str(error))) from error


def _with_id(record: R, id_: int) -> R:
    return msgspec.structs.replace(record, id=id_)  # type: ignore[type-var]


def _content(record: Record) -> str:
    return _encoder.encode(_with_id(record, 0)).decode()
