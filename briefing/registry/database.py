"""The SQLite file of a registry: opened, made, lifted to the version of today, and told apart from other files.

The journal is SQLite's ordinary one, since write-ahead logging does not work
on network shares. Every change is one transaction: after a crash or on a full
disk the file holds what it held before.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from briefing.messages import Message
from briefing.registry.errors import RegistryError, damaged, not_a_registry, read_only, registry_error

APPLICATION_ID = 0x42524547
"""`BREG` in the header of the file, by which it is known as a registry."""

LOCK_PATIENCE = 2.0
"""Seconds to wait for somebody else who changes the file."""
ANSWER_LIMIT = 60.0
"""Seconds that one use of the file may take; ten thousand officials are read in a fraction of one."""
LARGEST_RECORD = 2**20
"""Bytes. A person with a long career takes a few thousand."""
_STEPS_BETWEEN_LOOKS = 100_000

_VERSIONS = (
    (
        "CREATE TABLE official (id INTEGER PRIMARY KEY, country TEXT NOT NULL, content TEXT NOT NULL)",
        (
            "CREATE TABLE official_name (owner INTEGER NOT NULL, surname TEXT NOT NULL, given TEXT NOT NULL,"
            " patronymic TEXT NOT NULL, surname_key TEXT NOT NULL, given_key TEXT NOT NULL)"
        ),
        "CREATE INDEX official_name_of ON official_name (owner)",
        "CREATE INDEX official_by_surname ON official_name (surname_key, given_key)",
        "CREATE INDEX official_by_given ON official_name (given_key, surname_key)",
        "CREATE TABLE body (id INTEGER PRIMARY KEY, country TEXT NOT NULL, content TEXT NOT NULL)",
        "CREATE TABLE body_name (owner INTEGER NOT NULL, key TEXT NOT NULL)",
        "CREATE INDEX body_name_of ON body_name (owner)",
        "CREATE INDEX body_by_key ON body_name (key)",
    ),
)
"""For each version the statements that lead to it from the one before; files remember how far they came."""


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection to a registry; with `writing` the file is made when missing. Raises RegistryError."""
    is_new = not _has_content(path)
    if is_new and not writing:
        raise RegistryError(
            Message("There is no registry {path}; import a list of officials or choose another file.", path=path)
        )
    if writing and not is_new and not os.access(path, os.W_OK):
        raise read_only(path)
    try:
        connection = sqlite3.connect(
            _uri(path, "rwc" if writing else "ro"), timeout=LOCK_PATIENCE, isolation_level=None, uri=True
        )
    except sqlite3.Error as error:
        raise registry_error(path, error) from error
    try:
        with asked(connection, path):
            _prepare(connection, path, writing=writing)
    except RegistryError:
        connection.close()
        raise
    return connection


def connect_in_memory(contents: bytes) -> sqlite3.Connection:
    """A connection to a copy of a registry that is written nowhere; to an empty one where there are no contents."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if contents:
        connection.deserialize(contents)
    else:
        _lift(connection)
    return connection


@contextmanager
def asked(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """The connection for one question: its time is bounded and its errors are told as RegistryError."""
    _watch_time(connection)
    try:
        yield connection
    except sqlite3.Error as error:
        raise registry_error(path, error) from error
    except UnicodeDecodeError as error:
        raise damaged(path, Message("broken characters")) from error


def _watch_time(connection: sqlite3.Connection) -> None:
    end = time.monotonic() + ANSWER_LIMIT
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)


def _has_content(path: Path) -> bool:
    try:
        if path.is_dir():
            raise RegistryError(Message("{path} is a folder; choose a file in it.", path=path))
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise RegistryError(
            Message("The registry {path} cannot be opened; check the name and your rights to its folder.", path=path)
        ) from error


def _uri(path: Path, mode: str) -> str:
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name)}?mode={mode}"


def _prepare(connection: sqlite3.Connection, path: Path, *, writing: bool) -> None:
    """Makes sure that the file is a registry of the version of today."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_RECORD)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    application, version, tables = _state(connection)
    if application != APPLICATION_ID and (application or version or tables):
        raise not_a_registry(path)
    if version > len(_VERSIONS):
        raise RegistryError(
            Message("The registry {path} was made by a newer version of Briefing; use that one.", path=path)
        )
    if version < len(_VERSIONS):
        if not writing:
            raise not_a_registry(path)
        _lift(connection)
    if _shape(connection) != {statement for statements in _VERSIONS for statement in statements}:
        raise damaged(path, Message("another program changed its tables"))


def _state(connection: sqlite3.Connection) -> tuple[int, int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return application, version, tables


def _lift(connection: sqlite3.Connection) -> None:
    """Goes the steps from the file's version to that of today, all or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]  # a colleague may have been faster
        for statements in _VERSIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(_VERSIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _shape(connection: sqlite3.Connection) -> set[str]:
    """The statements that made the tables; SQLite's own notes (`sqlite_stat1`) do not count."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return {sql for (sql,) in rows}
