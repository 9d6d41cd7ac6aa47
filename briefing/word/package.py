"""The parts of a Word package in memory, read safely and written back."""

import io
import zipfile
from collections.abc import Iterator, Mapping


class PackageError(ValueError):
    """The bytes are not a Word package that can be read safely."""


class Parts(Mapping[str, bytes]):
    """The members of a package by name (`word/document.xml`), in their order."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = dict(members)

    def __getitem__(self, name: str) -> bytes:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def package(self) -> bytes:
        """The .docx file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._members.items():
                archive.writestr(name, data)
        return buffer.getvalue()


def read_package(data: bytes) -> Parts:
    """The parts of a .docx file. Raises PackageError for bytes that are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return Parts({name: archive.read(name) for name in archive.namelist()})
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise PackageError(f"The file is not a Word document (.docx): {error}") from error
