"""The parts of a Word package in memory, read safely and written back."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from briefing.messages import Message

MAX_PACKAGE: Final = 64 * 2**20
"""Largest file that is read, in bytes."""
MAX_UNPACKED: Final = 512 * 2**20
"""Largest sum of all members once unpacked, in bytes."""
MAX_MEMBERS: Final = 5_000
MAX_RATIO: Final = 200
"""How many times a member may grow when unpacked; members below one megabyte are let through."""

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0"  # the head of .doc files and of encrypted .docx files
_LEVEL, _LEVEL_OF_LARGE, _LARGE = 6, 3, 2**20
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


class PackageError(ValueError):
    """The bytes are not a Word package that can be read safely."""


class PackedMember(NamedTuple):
    """A member as it lies in an archive, so that copying it costs no compression."""

    raw: bytes
    crc: int
    size: int
    method: int

    def read(self) -> bytes:
        """The member unpacked. Raises PackageError where it is damaged or larger than it says."""
        if self.method == _STORED:
            data = self.raw
        else:
            unpacker = zlib.decompressobj(-15)
            try:
                data = unpacker.decompress(self.raw, self.size + 1)
            except zlib.error as error:
                raise PackageError(Message("The file is damaged: {reason}.", reason=str(error))) from error
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise PackageError(
                Message("The file is damaged: a part does not have the size or the sum written beside it.")
            )
        return data


def pack(data: bytes) -> PackedMember:
    """A new member; a large one is packed less tightly, in a third of the time."""
    packer = zlib.compressobj(_LEVEL if len(data) < _LARGE else _LEVEL_OF_LARGE, zlib.DEFLATED, -15)
    return PackedMember(packer.compress(data) + packer.flush(), zlib.crc32(data), len(data), _DEFLATED)


class Parts(Mapping[str, bytes]):
    """The members of a package by name (`word/document.xml`), in their order.

    `packed` members are those of a package that was read; they are unpacked only
    when asked for and go into the new package unchanged, byte for byte.
    """

    def __init__(self, members: Mapping[str, bytes], packed: Mapping[str, PackedMember] | None = None) -> None:
        self._packed = packed or {}
        self._written = dict(members)

    def __getitem__(self, name: str) -> bytes:
        if name in self._written:
            return self._written[name]
        return self._packed[name].read()

    def __iter__(self) -> Iterator[str]:
        yield from self._packed
        yield from (name for name in self._written if name not in self._packed)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return name in self._written or name in self._packed

    def verify(self) -> None:
        """Unpack every member once. Raises PackageError where one is damaged, so that none fails later."""
        for member in self._packed.values():
            member.read()

    def find(self, data: bytes, folder: str) -> str:
        """The name of a member in a folder that holds these bytes, or an empty string."""
        for name, member in self._packed.items():
            if name.startswith(folder) and member.size == len(data) and self[name] == data:
                return name
        return ""

    def replaced(self, old: bytes, new: bytes) -> "Parts":
        """These parts with other contents wherever a member holds `old`. Raises PackageError where none does."""
        names = [name for name in self if len(self[name]) == len(old) and self[name] == old]
        if not names:
            raise PackageError(Message("No part of the document holds what was to be replaced."))
        return self.changed(dict.fromkeys(names, new))

    def changed(self, members: Mapping[str, bytes]) -> "Parts":
        """These parts with some replaced or added."""
        return Parts({**self._written, **members}, self._packed)

    def without(self, names: set[str]) -> "Parts":
        """These parts but for some."""
        return Parts(
            {name: data for name, data in self._written.items() if name not in names},
            {name: member for name, member in self._packed.items() if name not in names},
        )

    def package(self) -> bytes:
        """The .docx file."""
        archive = _Archive()
        for name in self:
            archive.add(name, pack(self._written[name]) if name in self._written else self._packed[name])
        return archive.closed()


class _Archive:
    """Writes a zip archive: the members one after the other, then the directory."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._directory: list[bytes] = []
        self._offset = 0

    def add(self, name: str, member: PackedMember) -> None:
        encoded = name.encode()
        # Version 2.0, names in UTF-8 (bit 11), 1 January 1980: equal contents give equal files.
        head = struct.pack(
            "<HHHHHIIIHH",
            20,
            0x800,
            member.method,
            0,
            0x21,
            member.crc,
            len(member.raw),
            member.size,
            len(encoded),
            0,
        )
        self._directory.append(b"PK\1\2\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, self._offset) + encoded)
        self._chunks += (b"PK\3\4", head, encoded, member.raw)
        self._offset += 4 + len(head) + len(encoded) + len(member.raw)

    def closed(self) -> bytes:
        directory = b"".join(self._directory)
        count = len(self._directory)
        end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), self._offset, 0)
        return b"".join((*self._chunks, directory, end))


def read_package(data: bytes) -> Parts:
    """The parts of a .docx file.

    Raises PackageError for bytes that are no zip archive, for archives larger
    than the limits of this module, encrypted ones, and ones with two members
    of the same name.
    """
    if len(data) > MAX_PACKAGE:
        raise PackageError(
            Message("The file is larger than {limit} MB; make its pictures smaller.", limit=MAX_PACKAGE // 2**20)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeError) as error:
        if data.startswith(_COMPOUND_FILE):
            raise PackageError(
                Message(
                    "The file is protected by a password or of an old kind (.doc). "
                    "Open it in Word and save it as .docx without a password."
                )
            ) from error
        raise PackageError(Message("The file is not a Word document (.docx): {reason}.", reason=str(error))) from error
    _check(infos)
    return Parts({}, {info.filename: _member(data, info) for info in infos})


def _check(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise PackageError(Message("The file holds more than {limit} parts.", limit=MAX_MEMBERS))
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise PackageError(
            Message("The file grows beyond {limit} MB when it is unpacked.", limit=MAX_UNPACKED // 2**20)
        )
    if len({info.filename for info in infos}) != len(infos):
        raise PackageError(Message("The file is damaged: two of its parts have the same name. Save it again in Word."))
    for info in infos:
        if info.flag_bits & 1:
            raise PackageError(
                Message("The file is protected by a password; remove the password in Word and save it again.")
            )
        if info.compress_type not in (_STORED, _DEFLATED):
            raise PackageError(Message("The file is packed in a way Word does not use."))
        if info.file_size > 2**20 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise PackageError(Message("The file holds a part that grows without measure when it is unpacked."))


def _member(data: bytes, info: zipfile.ZipInfo) -> PackedMember:
    head = data[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\3\4":
        raise PackageError(Message("The file is damaged: its list of parts points nowhere."))
    name_length, extra_length = struct.unpack("<HH", head[26:30])
    start = info.header_offset + 30 + name_length + extra_length
    raw = data[start : start + info.compress_size]
    if len(raw) != info.compress_size:
        raise PackageError(Message("The file is damaged: it ends too early."))
    return PackedMember(raw, info.CRC, info.file_size, info.compress_type)
