"""Checks of how text is set: letters of another script, typography, long sentences and paragraphs."""

import re
from collections.abc import Iterator

from briefing.checks.check import Check, Found
from briefing.checks.finding import Fix, Severity
from briefing.checks.matter import Matter, Words
from briefing.checks.sentences import count_words, paragraphs, sentences
from briefing.checks.word_lists import table
from briefing.languages import bind
from briefing.languages.lookalikes import in_one_script, lookalike_words
from briefing.messages import Message
from briefing.model import LanguageCode, Status

_NARRATIVE = ("text/", "visit/result", "visit/purpose")
_STRAIGHT = re.compile(r'(?<!\w)"([^"\n]+)"')
_QUOTES = {"en": r"“\1”", "ru": r"«\1»", "kk": r"«\1»"}
_SPACES = re.compile(r"(?<=[^\s.]) {2,}(?=\S)")
_POINT = re.compile(r"(?<![\d.,])(\d{1,3})\.(?=\d{1,3}[\s\u00a0](?:тыс|мың|млн|млрд|трлн|%|МВт|ГВт|км|га))")


def mixed_letters(matter: Matter) -> Iterator[Found]:
    """A word with letters of another script that look like its own."""
    for words in matter.words:
        for word in lookalike_words(words.text):
            text = Message(
                "{place}: the word “{word}” holds letters of another script; searches miss it.",
                place=matter.place(words.path),
                word=word,
            )
            start = words.text.index(word)
            repaired = in_one_script(word)
            is_whole = repaired != word and not lookalike_words(repaired)
            fix = Fix(words.path, words.text.replace(word, repaired)) if is_whole else None
            yield Found(words.path, text, words=word, span=(start, start + len(word)), fix=fix)


def typography(matter: Matter) -> Iterator[Found]:
    """Spaces, dashes, quotation marks and decimal signs that are not those of the language."""
    for words in matter.prose:
        if words.pattern.startswith("statements/") or _is_quoted(matter, words):
            continue
        right = well_set(words.text, words.language)
        place = _first_difference(words.text, right)
        if place is not None:
            text = Message(
                "{place}: dashes, spaces or quotation marks are not set as the language wants them.",
                place=matter.place(words.path),
            )
            yield Found(words.path, text, span=place, fix=Fix(words.path, right))


def _first_difference(text: str, right: str) -> tuple[int, int] | None:
    """Where two settings first differ to the eye.

    None where no more than the width of spaces or of dashes between spaces does, which is the house's choice.
    """
    seen, wanted = (setting.replace("\u00a0", " ").replace(" — ", " – ") for setting in (text, right))
    if seen == wanted:
        return None
    start = next((n for n, (one, other) in enumerate(zip(seen, wanted, strict=False)) if one != other), len(wanted))
    return max(0, min(start, len(text) - 1)), min(len(text), start + 1)


def well_set(text: str, language: LanguageCode) -> str:
    """The text with the typography of its language."""
    text = _STRAIGHT.sub(_QUOTES[language], _SPACES.sub(" ", text))
    if language != "en":
        text = _POINT.sub(r"\1,", text)
    return bind(text, language)


def _is_quoted(matter: Matter, words: Words) -> bool:
    evidence = matter.briefing.evidence.get(words.path)
    return evidence is not None and evidence.status is Status.QUOTED


def long_sentences(matter: Matter) -> Iterator[Found]:
    """Sentences with more words, and paragraphs with more sentences, than a reader in haste can take in."""
    limits = table("limits")["sentences"]
    for words in matter.prose:
        if not words.pattern.startswith(_NARRATIVE):
            continue
        limit = limits["words"][words.language]
        for sentence in sentences(words.text):
            count = count_words(sentence.text)
            if count > limit:
                beginning = " ".join(sentence.text.split()[:5])
                text = Message(
                    "{place}: the sentence “{beginning} …” has {count} words, and {limit} are enough.",
                    place=matter.place(words.path),
                    beginning=beginning,
                    count=count,
                    limit=limit,
                )
                yield Found(words.path, text, words=beginning, span=(sentence.start, sentence.end))
        for paragraph in paragraphs(words.text):
            count = len(sentences(paragraph.text))
            if count > limits["in_a_paragraph"]:
                beginning = " ".join(paragraph.text.split()[:5])
                text = Message(
                    "{place}: the paragraph “{beginning} …” has {count} sentences, and {limit} are enough.",
                    place=matter.place(words.path),
                    beginning=beginning,
                    count=count,
                    limit=limits["in_a_paragraph"],
                )
                yield Found(words.path, text, words=f"¶ {beginning}", span=(paragraph.start, paragraph.end))


CHECKS = (
    Check(
        "mixed_letters",
        Severity.WARN,
        Message("A word mixes letters of two scripts that look alike; searches and registries miss it."),
        mixed_letters,
    ),
    Check(
        "typography",
        Severity.HINT,
        Message("Dashes, spaces, quotation marks or decimal signs are not those of the language."),
        typography,
        sure=False,
    ),
    Check(
        "long_sentence",
        Severity.HINT,
        Message("A sentence or paragraph is too long for a reader in haste."),
        long_sentences,
        sure=False,
    ),
)
