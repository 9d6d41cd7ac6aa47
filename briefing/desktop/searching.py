"""Finds words in the sources and in the fields of a briefing."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.desktop.words import value_text
from briefing.editing import Session
from briefing.model import Briefing, FieldPath, is_empty, leaves
from briefing.model.schema import ADDITIONAL, SECTIONS


@dataclass(frozen=True)
class Hit:
    """A field that holds the words, or a span of a source."""

    path: FieldPath
    start: int = 0
    end: int = 0

    @property
    def source(self) -> str:
        """The id of the source, empty for a field."""
        return self.path.steps[1] if self.end else ""


class BriefingFinder:
    """Goes through the hits in the open briefing as it is at each step."""

    def __init__(self, session: Session, show: Callable[[Hit], None]) -> None:
        self._session = session
        self._show = show
        self._words = ""
        self._place = -1

    def search(self, words: str) -> None:
        """Search for other words; nothing is shown before the first step."""
        self._words, self._place = words, -1

    def go(self, step: int) -> None:
        """Show the next hit (1) or the one before (-1)."""
        hits = find_words(self._session.briefing, self._words)
        if hits:
            self._place = (self._place + step) % len(hits) if self._place >= 0 or step > 0 else len(hits) - 1
            self._show(hits[self._place])

    @property
    def found(self) -> tuple[int, int]:
        """The hit that is shown, from 0 (-1 for none), and how many there are."""
        count = len(find_words(self._session.briefing, self._words))
        return min(self._place, count - 1), count


def find_words(briefing: Briefing, words: str) -> tuple[Hit, ...]:
    """Every field and every span of a source that holds the words, whatever their case."""
    wanted = words.casefold()
    if not wanted.strip():
        return ()
    return (*_in_fields(briefing, wanted), *_in_sources(briefing, words))


def _in_fields(briefing: Briefing, wanted: str) -> list[Hit]:
    hits = []
    for section in (*SECTIONS, ADDITIONAL):
        for path, value in leaves(getattr(briefing, section), FieldPath(section)):
            is_source_text = section == "sources" and path.name == "text"
            if not is_source_text and not is_empty(value) and wanted in value_text(briefing, path, value).casefold():
                hits.append(Hit(path))
    return hits


def _in_sources(briefing: Briefing, words: str) -> list[Hit]:
    hits = []
    for source in briefing.sources:
        text, wanted = source.text.lower(), words.lower()
        if len(text) != len(source.text):  # a few capitals have longer small forms: keep the places true
            text, wanted = source.text, words
        place = text.find(wanted)
        while place >= 0:
            hits.append(Hit(FieldPath(f"sources/{source.id}/text"), place, place + len(wanted)))
            place = text.find(wanted, place + len(wanted))
    return hits
