"""The article named on the command line: plain text is read at once, everything else by a bounded worker."""

from pathlib import Path

from briefing.articles import ArticleLoader, is_plain_text, read_bytes, read_file_bytes
from briefing.model import Article


def load_article(path: Path, loader: ArticleLoader) -> Article:
    """The article in the file. Raises ArticleError.

    Only parsers of formats can be made to hang or swell; text needs none of
    them, and many texts are read faster without a process between.
    """
    data = read_file_bytes(path)
    return read_bytes(data, path.name) if is_plain_text(data, path.name) else loader.load(path)
