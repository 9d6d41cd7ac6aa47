"""Lists of officials and of bodies: rows of a CSV file to records, and records to rows.

A row of the list of officials is one post of one person. The columns are told
by their names in the first line (`resources/registry_columns.toml`), in any
order; columns with other names are passed over.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from briefing.languages import country_code
from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, Text
from briefing.model.choices import RankLevel
from briefing.model.schema import choice_text
from briefing.registry.csv_files import LONGEST_CELL, plain, read_rows, write_rows
from briefing.registry.errors import ListError, RowProblem
from briefing.registry.records import Body, Official, Post
from briefing.resources import read_toml

ListKind = Literal["officials", "bodies"]
Row = Mapping[str, str]
BETWEEN_SPELLINGS = "|"
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NAMES: Mapping[ListKind, str] = {"officials": "name", "bodies": "body"}


def read_list(data: bytes) -> tuple[list[tuple[int, Official | Body]], list[RowProblem]]:
    """The records of a list, each with its line, and every row that cannot be taken.

    An official comes with the one post of the row. Raises ListError where the
    file is no list.
    """
    rows = read_rows(data)
    line, header = next(rows, (0, []))
    kind, columns = _columns(header)
    records: list[tuple[int, Official | Body]] = []
    problems: list[RowProblem] = []
    for line, cells in rows:
        row = {name: plain(cells[place]) for name, place in columns.items() if place < len(cells)}
        faults = list(_faults(row, kind))
        problems += (RowProblem(line, fault) for fault in faults)
        if not faults:
            records.append((line, _official(row) if kind == "officials" else _body(row)))
    if not records and not problems:
        raise ListError(Message("The list is empty: below the line with the names of its columns there are no rows."))
    return records, problems


def officials_list(officials: Iterable[Official]) -> bytes:
    """A CSV file of officials, a row for each of their posts."""
    return write_rows([list(_known_columns("officials")), *(row for one in officials for row in _official_rows(one))])


def bodies_list(bodies: Iterable[Body]) -> bytes:
    """A CSV file of bodies."""
    rows = (
        [*_forms(body.name), *_forms(body.short), f" {BETWEEN_SPELLINGS} ".join(body.other_spellings), body.country]
        for body in bodies
    )
    return write_rows([list(_known_columns("bodies")), *rows])


def _columns(header: list[str]) -> tuple[ListKind, dict[str, int]]:
    """The kind of a list and the places of its columns, by the names in its first line."""
    for kind, name in _NAMES.items():
        known = {_as_compared(word): column for column, words in _known_columns(kind).items() for word in words}
        found = [(known.get(_as_compared(plain(cell))), place) for place, cell in enumerate(header)]
        places = {column: place for column, place in reversed(found) if column}
        if any(column.startswith(f"{name}_") for column in places):
            return kind, places
    raise ListError(
        Message(
            "The first line does not name the columns: a list of officials has at least “name_en”, “name_ru” or "
            "“name_kk”, a list of bodies “body_en”, “body_ru” or “body_kk”."
        )
    )


def _faults(row: Row, kind: ListKind) -> Iterator[Message]:
    """Everything that is wrong in one row."""
    if not _text(row, _NAMES[kind]):
        yield Message("it has no name")
    for column, cell in row.items():
        if len(cell) > LONGEST_CELL:
            yield Message("the cell “{column}” is too long", column=column)
    if (country := row.get("country")) and not country_code(country[:LONGEST_CELL]):
        yield Message("there is no country “{name}”", name=country[:100])
    if (rank := row.get("rank")) and _rank(rank) is None:
        yield Message("there is no rank “{name}”", name=rank[:100])
    days = {name: _day(row[name]) for name in ("since", "until") if row.get(name)}
    for name, day in days.items():
        if day is None:
            yield Message("“{date}” is no date; write 2025-03-31 or 31.03.2025", date=row[name][:100])
    since, until = days.get("since"), days.get("until")
    if since and until and until < since:
        yield Message("the post ends before it begins")


def _official(row: Row) -> Official:
    post = Post(
        _text(row, "post"),
        _text(row, "organisation"),
        _rank(row.get("rank", "")),
        _day(row.get("since", "")),
        _day(row.get("until", "")),
    )
    posts = () if post == Post() else (post,)
    return Official(_text(row, "name"), country_code(row.get("country", "")), posts, _spellings(row))


def _body(row: Row) -> Body:
    return Body(_text(row, "body"), _text(row, "short"), country_code(row.get("country", "")), _spellings(row))


def _official_rows(official: Official) -> Iterator[list[str]]:
    spellings = f" {BETWEEN_SPELLINGS} ".join(official.other_spellings)
    for post in official.posts or (Post(),):
        yield [
            *_forms(official.name),
            spellings,
            official.country,
            *_forms(post.title),
            *_forms(post.organisation),
            post.rank or "",
            post.since.isoformat() if post.since else "",
            post.until.isoformat() if post.until else "",
        ]


def _text(row: Row, name: str) -> Text:
    return Text(*(row.get(f"{name}_{code}", "") for code in LANGUAGE_CODES))


def _forms(text: Text) -> list[str]:
    return [text.in_language(code) for code in LANGUAGE_CODES]


def _spellings(row: Row) -> tuple[str, ...]:
    words = (plain(word) for word in row.get("other_spellings", "").split(BETWEEN_SPELLINGS))
    return tuple(dict.fromkeys(filter(None, words)))


def _day(cell: str) -> dt.date | None:
    try:
        if found := _DAY.fullmatch(cell):
            return dt.date(*map(int, found.groups()))
        if found := _DAY_FIRST.fullmatch(cell):
            return dt.date(*map(int, reversed(found.groups())))
    except ValueError:  # 31.02.2025
        pass
    return None


def _rank(cell: str) -> RankLevel | None:
    return _ranks().get(_as_compared(cell))


@cache
def _ranks() -> dict[str, RankLevel]:
    """Ranks by their codes and by what they are called in the three languages."""
    words = ((word, rank) for rank in RankLevel for word in (rank, *(choice_text(rank, c) for c in LANGUAGE_CODES)))
    return {_as_compared(word): rank for word, rank in words}


def _known_columns(kind: ListKind) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = read_toml("registry_columns.toml")[kind]
    return columns


def _as_compared(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").replace("-", " ").split())
