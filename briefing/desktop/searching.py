"""Finds words in the sources and in the fields of a briefing."""

from dataclasses import dataclass

from briefing.desktop.words import value_text
from briefing.model import Briefing, FieldPath, is_empty, leaves
from briefing.model.schema import SECTIONS


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


def find_words(briefing: Briefing, words: str) -> tuple[Hit, ...]:
    """Every field and every span of a source that holds the words, whatever their case."""
    wanted = words.casefold()
    if not wanted.strip():
        return ()
    return (*_in_fields(briefing, wanted), *_in_sources(briefing, words))


def _in_fields(briefing: Briefing, wanted: str) -> list[Hit]:
    hits = []
    for section in SECTIONS:
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
