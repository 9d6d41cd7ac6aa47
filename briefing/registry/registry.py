"""The registry: officials and bodies kept in one file, found by any spelling of their names."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from briefing.messages import Message
from briefing.registry.database import asked, connect, connect_in_memory
from briefing.registry.errors import damaged
from briefing.registry.names import Likeness, NameParts, is_initial, likeness
from briefing.registry.records import Body, Official, OfficialInPost
from briefing.registry.searching import Searchable
from briefing.registry.spelling import folded, spelling_key
from briefing.registry.tables import R, RecordTable

_NAMES = "SELECT owner, country, surname, given, patronymic FROM official_name JOIN official ON id = owner"

_LAST = "\U0010ffff"
"""Comes after every letter: between a beginning and it stands what begins so."""
_MOST_LOOKED_AT = 500


class _Candidate(NamedTuple):
    """A spelling of a name in the file, and whose it is."""

    official: int
    country: str
    name: NameParts


class Registry:
    """An open registry; `officials` and `bodies` are its records. Use it with `with`, or close it.

    Without `writing` the file is only read, and may lie where this user may not
    write; with it a missing file is made. Every method raises RegistryError
    where the file is damaged, kept busy by somebody else, or has no room; then
    nothing was changed.
    """

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        self._use(path, connect(path, writing=writing))

    @classmethod
    def in_memory(cls, other: "Registry | None" = None) -> Self:
        """A registry to try changes on: empty, or with what another one holds. It is written nowhere."""
        registry = cls.__new__(cls)
        registry._use(other.path if other else Path(), connect_in_memory(other.contents() if other else b""))  # noqa: SLF001
        return registry

    def _use(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self.officials = RecordTable(connection, path, self.change, Official, _names_of_official)
        self.bodies = RecordTable(connection, path, self.change, Body, _names_of_body)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Makes all changes within it one: all are kept, or none."""
        if self._connection.in_transaction:
            yield
            return
        with asked(self._connection, self.path) as connection:
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with asked(self._connection, self.path) as connection:
                connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    def contents(self) -> bytes:
        """The whole file, as it stands before what is being changed."""
        with asked(self._connection, self.path) as connection:
            return connection.serialize()

    def faults(self) -> list[str]:
        """What SQLite finds wrong in the file; nothing where it is whole."""
        with asked(self._connection, self.path) as connection:
            rows = connection.execute("PRAGMA integrity_check").fetchall()
        return [text for (text,) in rows if text != "ok"]

    def official(self, name: str, country: str, day: dt.date | None = None) -> OfficialInPost | None:
        """The one person a name denotes, with the post held on that day (today); None for nobody or for several.

        The name may be in any of the three languages.
        """
        known = self.person(name, country)
        return known.in_post(day or dt.date.today()) if known else None  # noqa: DTZ011 (the user's own day)

    def person(self, name: str, country: str = "", *, at_least: Likeness = Likeness.NEAR) -> Official | None:
        """The one person a name denotes; None for nobody or for several."""
        found = self.people([name], country, at_least=at_least)
        return found[0] if len(found) == 1 else None

    def people(self, names: Iterable[str], country: str = "", *, at_least: Likeness = Likeness.NEAR) -> list[Official]:
        """Those whom one of the names denotes most surely, no less than `at_least`.

        Who is known to be of another country is somebody else; of several, those
        known to be of this country are meant.
        """
        found: dict[int, Likeness] = {}
        for name in names:
            for id_, level in self._alike(name, country, at_least).items():
                found[id_] = min(level, found.get(id_, level))
        surest = min(found.values(), default=at_least)
        people = [self._official_of(id_) for id_, level in found.items() if level == surest]
        return _of_country(people, country)

    def beginning_with(self, text: str, most: int) -> list[Official]:
        """The first so many whose names hold, in any order and letters, words that begin so."""
        keys = [key for word in text.split() if (key := spelling_key(word))]
        if not keys:
            return []
        begins = "(surname_key >= ? AND surname_key < ? OR given_key >= ? AND given_key < ?)"
        first = max(keys, key=len)
        query = f"SELECT DISTINCT owner FROM official_name WHERE {begins} ORDER BY owner LIMIT ?"  # noqa: S608
        with asked(self._connection, self.path) as connection:
            rows = connection.execute(query, (*(first, first + _LAST) * 2, _MOST_LOOKED_AT)).fetchall()
        found = Searchable(self._official_of(id_) for (id_,) in rows)
        return found.with_words(text)[:most]

    def namesakes(self) -> list[tuple[Official, Official]]:
        """Pairs of records that may be of one person, since a name of each denotes the other."""
        with asked(self._connection, self.path) as connection:
            rows = connection.execute(
                "SELECT DISTINCT a.owner, b.owner FROM official_name a JOIN official_name b"
                " ON a.surname_key = b.surname_key AND a.given_key = b.given_key AND a.owner < b.owner"
            ).fetchall()
        pairs = ((self._official_of(one), self._official_of(other)) for one, other in rows)
        return [pair for pair in pairs if _may_be_one(*pair)]

    def body(self, name: str, country: str = "") -> Body | None:
        """The one body with this long or short name; None for none or for several."""
        found = self.bodies_named([name], country)
        return found[0] if len(found) == 1 else None

    def bodies_named(self, names: Iterable[str], country: str = "") -> list[Body]:
        """Bodies with one of the names, long or short; the country tells them apart as it does people."""
        keys = sorted({body_key(name) for name in names})
        query = f"SELECT DISTINCT owner FROM body_name WHERE key IN ({_marks(keys)})"  # noqa: S608
        with asked(self._connection, self.path) as connection:
            rows = connection.execute(query, keys).fetchall()
        found = [body for (id_,) in rows if (body := self.bodies.get(id_)) and _agree(body.country, country)]
        return _of_country(found, country)

    def _alike(self, name: str, country: str, at_least: Likeness) -> dict[int, Likeness]:
        """Whom a name may denote, by their ids, and how surely."""
        wanted = NameParts.of(name)
        found = _levels(wanted, self._with_surname(wanted), country)
        if not found and at_least >= Likeness.NEAR and country and not is_initial(wanted.given):
            found = _levels(wanted, self._with_given_name(wanted), country)
        return {id_: level for id_, level in found.items() if level <= at_least}

    def _with_surname(self, wanted: NameParts) -> "list[_Candidate]":
        """Names in the file with the surname and a given name of the same letter, or with the two changed over."""
        keys = sorted(wanted.surname_keys)
        surname, given = spelling_key(wanted.surname), spelling_key(wanted.given)
        return self._candidates(
            f"surname_key IN ({_marks(keys)}) AND substr(given_key, 1, 1) = ? OR surname_key = ? AND given_key = ?",
            *keys,
            given[:1],
            given,
            surname,
        )

    def _with_given_name(self, wanted: NameParts) -> "list[_Candidate]":
        """Names in the file with the same given name and a surname that may be near."""
        keys = sorted(wanted.given_keys)
        surname = spelling_key(wanted.surname)
        return self._candidates(
            f"given_key IN ({_marks(keys)}) AND substr(surname_key, 1, 1) = ? AND length(surname_key) BETWEEN ? AND ?",
            *keys,
            surname[:1],
            len(surname) - 1,
            len(surname) + 1,
        )

    def _candidates(self, condition: str, *values: str | int) -> "list[_Candidate]":
        with asked(self._connection, self.path) as connection:
            rows = connection.execute(f"{_NAMES} WHERE {condition}", values).fetchall()
        return [_Candidate(id_, country, NameParts(*parts)) for id_, country, *parts in rows]

    def _official_of(self, id_: int) -> Official:
        official = self.officials.get(id_)
        if official is None:
            raise damaged(self.path, Message("a name without its record"))
        return official


def body_key(name: str) -> str:
    """What is compared of the name of a body: its words without quotation marks, hyphens and “the”."""
    words = "".join(letter if letter.isalnum() else " " for letter in folded(name)).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _names_of_official(official: Official) -> Iterator[tuple[str, ...]]:
    names = [NameParts.of(spelling) for spelling in official.spellings()]
    patronymic = next((name.patronymic for name in names if name.patronymic), "")  # English spellings lack it
    for name in names:
        yield (
            *(name.surname, name.given, name.patronymic or patronymic),
            *(spelling_key(name.surname), spelling_key(name.given)),
        )


def _names_of_body(body: Body) -> Iterator[tuple[str, ...]]:
    return ((body_key(spelling),) for spelling in body.spellings())


def _levels(wanted: NameParts, candidates: list[_Candidate], country: str) -> dict[int, Likeness]:
    """How surely a name denotes each of those who may be of the country, by their ids."""
    found: dict[int, Likeness] = {}
    for id_, kept_country, known in candidates:
        level = _level(wanted, known) if _agree(kept_country, country) else None
        if level is not None and not (level.needs_country and kept_country != country):
            found[id_] = min(level, found.get(id_, level))
    return found


def _level(wanted: NameParts, known: NameParts) -> Likeness | None:
    level = likeness(wanted, known)
    turned = wanted.turned
    if level is None and turned and likeness(turned, known) in (Likeness.SAME, Likeness.TRANSLITERATED):
        return Likeness.TURNED
    return level


def _agree(one: str, other: str) -> bool:
    """Whether two countries may be one: where either is not known they may."""
    return not one or not other or one == other


def _of_country(found: list[R], country: str) -> list[R]:
    """Of several records those known to be of the country, if any are."""
    same = [record for record in found if record.country == country] if country else []
    return same or found


def _may_be_one(one: Official, other: Official) -> bool:
    names, others = ([NameParts.of(spelling) for spelling in person.spellings()] for person in (one, other))
    alike = any(likeness(name, known) is not None for name in names for known in others)
    return alike and _agree(one.country, other.country)


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))
