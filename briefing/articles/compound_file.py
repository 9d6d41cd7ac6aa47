"""Opens the compound files (OLE) in which older Word and Outlook store documents and mail."""

import io

from briefing.articles.zip_parts import damaged_error

MAX_STREAM_BYTES = 64 * 1024 * 1024


class CompoundFile:
    """The streams of a compound file. Raises ArticleError where the file is damaged."""

    def __init__(self, data: bytes, name: str) -> None:
        from olefile import OleFileIO

        self._name = name
        try:
            self._file = OleFileIO(io.BytesIO(data))
            self.names = ["/".join(path) for path in self._file.listdir()]
        except (OSError, ValueError, IndexError, RecursionError, OverflowError, AttributeError, TypeError) as error:
            raise damaged_error(name) from error

    def stream(self, path: str) -> bytes:
        """The bytes of a stream, or none if it is missing."""
        if path not in self.names:
            return b""
        try:
            if self._file.get_size(path) > MAX_STREAM_BYTES:
                raise damaged_error(self._name)
            return bytes(self._file.openstream(path).read(MAX_STREAM_BYTES))
        except (OSError, IndexError, OverflowError, AttributeError, TypeError, MemoryError) as error:
            raise damaged_error(self._name) from error
