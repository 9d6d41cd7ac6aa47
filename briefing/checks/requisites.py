"""Checks of what must stand round and in the note: requisites, words in its language, doubtful readings."""

from collections.abc import Iterator

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter
from briefing.messages import Message
from briefing.model import Status, exists
from briefing.model.gaps import Gap, GapKind
from briefing.model.schema import Required


def missing(matter: Matter) -> Iterator[Found]:
    """What the template cannot do without, is empty, and has no reason to be."""
    for gap in _gaps(matter, GapKind.EMPTY):
        if gap.required is Required.REQUIRED and gap.reason is None:
            text = Message(
                "{place}: the note needs it; fill it in, or say why it is empty.", place=matter.place(gap.path)
            )
            yield Found(gap.path, text)


def unconfirmed(matter: Matter) -> Iterator[Found]:
    """What somebody still has to confirm."""
    for gap in _gaps(matter, GapKind.EMPTY):
        if gap.reason is Status.TO_BE_CONFIRMED:
            place, who = matter.place(gap.path), gap.words[0] if gap.words else ""
            if who:
                yield Found(gap.path, Message("{place}: it is still to be confirmed by {who}.", place=place, who=who))
            else:
                yield Found(gap.path, Message("{place}: it is still to be confirmed.", place=place))


def in_another_language(matter: Matter) -> Iterator[Found]:
    """What stands in the note in a language that is not its own."""
    for gap in _gaps(matter, GapKind.UNTRANSLATED):
        text = Message("{place}: it has no words in the language of the note.", place=matter.place(gap.path))
        yield Found(gap.path, text, words=matter.briefing.language)


def doubtful(matter: Matter) -> Iterator[Found]:
    """What was read from an article by a rule that is often wrong."""
    for gap in _gaps(matter, GapKind.UNSURE):
        words = " ".join(gap.words[0].split()) if gap.words else ""
        text = Message(
            "{place}: it was read with little certainty from “{words}”; compare it with the source.",
            place=matter.place(gap.path),
            words=words,
        )
        yield Found(gap.path, text, words=words)


def _gaps(matter: Matter, kind: GapKind) -> Iterator[Gap]:
    return (gap for gap in matter.gaps if gap.kind is kind and exists(matter.briefing, gap.path))


CHECKS = (
    Check(
        "requisite_missing",
        Severity.STOP,
        Message("A field that the template cannot do without is empty, and nobody has said why."),
        missing,
    ),
    Check(
        "unconfirmed",
        Severity.WARN,
        Message("A field is empty because somebody is still to confirm it."),
        unconfirmed,
    ),
    Check(
        "other_language",
        Severity.WARN,
        Message("A field has words, but none in the language of the note, so that another language is printed."),
        in_another_language,
    ),
    Check(
        "doubtful_reading",
        Severity.WARN,
        Message("A value was read from an article by a rule that is often wrong, and nobody has corrected it."),
        doubtful,
    ),
)
