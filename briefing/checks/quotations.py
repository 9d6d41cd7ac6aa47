"""Checks of what others said: whether it is said word for word, by whom, and from which source."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter, Words
from briefing.checks.reading import LONGEST, language_of, stands_in
from briefing.checks.word_lists import pattern
from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, FieldPath, Source
from briefing.model.choices import StatementMode

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"\n]{12,600})[”»“\"]")
_NOT_A_LETTER = re.compile(r"[^\w]+")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS_OF_A_QUOTATION = 6
_MOST_COPIED_WORDS = 12
_NOT_COPIED = ("statements/*", "commitments/*", "topics/*", "projects/*", "targets/*", "sources/*", "header/*")


def altered(matter: Matter) -> Iterator[Found]:
    """Direct speech whose words are not those of its source."""
    for row in matter.briefing.statements:
        source = matter.source(row.source) or _quoted_source(matter, f"statements/{row.id}/text")
        is_direct = row.mode is StatementMode.DIRECT and row.text
        if not is_direct or source is None or not source.text or (row.language and source.language != row.language):
            continue
        if _plain(row.text) not in _plain(source.text[:LONGEST]):
            path = FieldPath(f"statements/{row.id}/text")
            text = Message("{place}: these are not the words of the source.", place=matter.place(path))
            yield Found(path, text)


def moved(matter: Matter) -> Iterator[Found]:
    """Evidence whose quoted words are not where it says in the text of the source."""
    for key, evidence in matter.briefing.evidence.items():
        path = FieldPath(key)
        for quote in evidence.quotes:
            source = matter.source(quote.source)
            if source is not None and source.text and not stands_in(source, quote) and matter.value(key) is not None:
                words = " ".join(quote.words.split())
                text = Message(
                    "{place}: the source does not hold the words “{words}” at the place given.",
                    place=matter.place(path),
                    words=words,
                )
                yield Found(path, text, words=words)
                break


def marks_round_indirect_speech(matter: Matter) -> Iterator[Found]:
    """Quotation marks round words that are told indirectly."""
    for row in matter.briefing.statements:
        text = row.text.strip()
        if row.mode in (StatementMode.INDIRECT, StatementMode.PARAPHRASE) and text[:1] in ("“", "«", '"'):
            path = FieldPath(f"statements/{row.id}/text")
            message = Message("{place}: quotation marks are for direct speech only.", place=matter.place(path))
            yield Found(path, message)


def quoted_from_nowhere(matter: Matter) -> Iterator[Found]:
    """Words in quotation marks that no source of their language holds; titles and names are short."""
    held = _Held(matter)
    for words in matter.prose:
        if words.pattern.startswith("statements/*") or words.pattern == "header/title":
            continue
        for match in _QUOTED.finditer(words.text):
            quoted = match.group(1)
            is_long = len(_WORD.findall(quoted)) >= _FEWEST_WORDS_OF_A_QUOTATION
            if is_long and not pattern("titles", words.language).match(quoted) and not held.holds(quoted, words):
                text = Message(
                    "{place}: the words “{words}” in quotation marks are in no source.",
                    place=matter.place(words.path),
                    words=quoted if len(quoted) < 80 else quoted[:78] + "…",
                )
                yield Found(words.path, text, words=" ".join(quoted.split()), span=match.span(1))


class _Held:
    """What the sources, statements and titles of a briefing hold, by language."""

    def __init__(self, matter: Matter) -> None:
        self._briefing = matter.briefing
        self._names = {
            _plain(words.text)
            for words in matter.words
            if words.pattern.endswith(("/name", "/title", "legal_basis/*/text"))
        }

    def holds(self, quoted: str, words: Words) -> bool:
        """Whether these words are in a source of the language, in a statement or its translation, or a name.

        Where there is no source of the language, the words may be a translation, of which nothing can be said.
        """
        plain = _plain(quoted)
        sources = [source for source in self._briefing.sources if language_of(source) == words.language and source.text]
        said = [row.text for row in self._briefing.statements]
        said += [row.translation.in_language(words.language) for row in self._briefing.statements]
        texts = [source.text[:LONGEST] for source in sources] + said
        return not sources or plain in self._names or any(plain in _plain(text) for text in texts)


def speaker_missing(matter: Matter) -> Iterator[Found]:
    """A statement that nobody made."""
    for row in matter.briefing.statements:
        is_known = row.speaker_name or (row.speaker and matter.value(f"officials/{row.speaker}"))
        if (row.text or row.translation) and not is_known:
            path = FieldPath(f"statements/{row.id}/speaker")
            yield Found(path, Message("{place}: say whose words these are.", place=matter.place(path)))


def translation_unmarked(matter: Matter) -> Iterator[Found]:
    """A translated statement that neither names its translator nor is called unofficial."""
    for row in matter.briefing.statements:
        others = [code for code in LANGUAGE_CODES if code != row.language and row.translation.in_language(code)]
        if row.text and others and not row.translator and row.unofficial_translation is None:
            path = FieldPath(f"statements/{row.id}/unofficial_translation")
            text = Message(
                "{place}: name the translator, or mark the translation as unofficial.", place=matter.place(path)
            )
            yield Found(path, text)


def relayed(matter: Matter) -> Iterator[Found]:
    """A source that relays another one, which is no source of the note."""
    publishers = {source.publisher.casefold() for source in matter.briefing.sources}
    for source in matter.briefing.sources:
        if source.cites and source.cites.casefold() not in publishers:
            path = FieldPath(f"sources/{source.id}/cites")
            text = Message(
                "{place}: this source relays {who}; cite both, or find the original.",
                place=matter.place(path),
                who=source.cites,
            )
            yield Found(path, text, words=source.cites)


def copied(matter: Matter) -> Iterator[Found]:
    """A run of words that equals the article, outside quotation marks."""
    for words in matter.prose:
        if any(words.pattern.startswith(pattern_.rstrip("*")) for pattern_ in _NOT_COPIED):
            continue
        text = _QUOTED.sub(lambda match: " " + "\n" * (len(match.group()) - 2) + " ", words.text)
        tokens = list(_WORD.finditer(text))
        for source in matter.briefing.sources:
            if language_of(source) == words.language:
                span = _copied_run(tokens, source.text)
                if span:
                    message = Message(
                        "{place}: more than {limit} words in a row are those of the article.",
                        place=matter.place(words.path),
                        limit=_MOST_COPIED_WORDS,
                    )
                    yield Found(words.path, message, words=" ".join(words.text[slice(*span)].split()), span=span)


def _copied_run(tokens: list[re.Match[str]], source: str) -> tuple[int, int] | None:
    """The first stretch of more words than are allowed that the source has too."""
    runs = _runs(source)
    count = _MOST_COPIED_WORDS + 1
    folded = [token.group().casefold() for token in tokens]
    for first in range(len(tokens) - count + 1):
        if " ".join(folded[first : first + count]) in runs:
            last = first + count
            while last < len(tokens) and " ".join(folded[last - count + 1 : last + 1]) in runs:
                last += 1
            return tokens[first].start(), tokens[last - 1].end()
    return None


@lru_cache(maxsize=16)
def _runs(source: str) -> frozenset[str]:
    """Every stretch of one word more than may be copied."""
    count = _MOST_COPIED_WORDS + 1
    words = [word.casefold() for word in _WORD.findall(source[:LONGEST])]
    return frozenset(" ".join(words[first : first + count]) for first in range(len(words) - count + 1))


def _quoted_source(matter: Matter, path: str) -> Source | None:
    evidence = matter.briefing.evidence.get(path)
    return matter.source(evidence.quotes[0].source) if evidence and evidence.quotes else None


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """The words alone, without capitals, marks and breaks."""
    return " ".join(_NOT_A_LETTER.sub(" ", text).casefold().split())


CHECKS = (
    Check(
        "quotation_altered",
        Severity.STOP,
        Message("Words given as direct speech are not those of the source."),
        altered,
    ),
    Check(
        "quote_moved",
        Severity.STOP,
        Message("The words that prove a value are not where they should be in the text of the source."),
        moved,
    ),
    Check(
        "quotation_marks",
        Severity.STOP,
        Message("Words told indirectly stand in quotation marks."),
        marks_round_indirect_speech,
    ),
    Check(
        "quotation_unproved",
        Severity.WARN,
        Message("Words in quotation marks in the text are in no source of that language."),
        quoted_from_nowhere,
        sure=False,
    ),
    Check(
        "speaker_missing",
        Severity.WARN,
        Message("A statement does not say whose words it gives."),
        speaker_missing,
    ),
    Check(
        "translation_unmarked",
        Severity.WARN,
        Message("A translated statement is not marked as an unofficial translation and names no translator."),
        translation_unmarked,
    ),
    Check(
        "relayed_source",
        Severity.HINT,
        Message("A source relays another one; both are to be cited."),
        relayed,
    ),
    Check(
        "copied",
        Severity.HINT,
        Message("A long run of words is taken from the article without quotation marks; a note is a digest."),
        copied,
        sure=False,
    ),
)
