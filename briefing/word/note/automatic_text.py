"""The heading and the bottom line a note writes by itself (`resources/note_texts.toml`)."""

from collections.abc import Mapping, Sequence
from functools import cache
from string import Formatter
from typing import Any

from briefing.model import LanguageCode
from briefing.resources import read_toml
from briefing.word.note.empty_fields import stated

BOTTOM_LINE_WORDS = 60
"""The longest bottom line a reader takes in at a glance (limit of the visit note)."""
_TOPICS_NAMED = 4
_POST_WORDS_BEFORE_NAME = 6
_MEETINGS = frozenset({"meeting", "joint_commission", "phone_call"})

Known = Mapping[str, str | None]


def automatic_title(context: Mapping[str, Any], language: LanguageCode, subject: str = "") -> str:
    """A heading about the subject, else made of the fields of the visit or of the article where there is no visit."""
    patterns = read_title_patterns(subject or _subject(context), language)
    return first_known(patterns, _known(context, language))


def automatic_bottom_line(context: Mapping[str, Any], language: LanguageCode) -> str:
    """What happened, what came of it and the figure that matters, as far as the fields tell."""
    sentences: list[list[str]] = _texts()["bottom_line"][language]
    known = dict(_known(context, language))
    text = ""
    for named in range(_TOPICS_NAMED, 0, -1):
        known["topics"] = _topics(context, language, named) or None
        text = " ".join(filter(None, (first_known(patterns, known) for patterns in sentences)))
        if len(text.split()) <= BOTTOM_LINE_WORDS:
            break
    return text


def first_known(patterns: Sequence[str], known: Known) -> str:
    """The first pattern whose every field is known, filled in; an empty string if there is none."""
    for pattern in patterns:
        if all(known.get(name) is not None for name in _fields(pattern)):
            return pattern.format_map(known)
    return ""


def person(official: Any) -> str:
    """An official as a sentence names him: a short post before the name, else the name alone."""
    if not official:
        return ""
    name, post = official["name"], official["post"]
    if post and len(post.split()) <= _POST_WORDS_BEFORE_NAME and "," not in post:
        return f"{post} {name}"
    return str(name)


def read_title_patterns(subject: str, language: LanguageCode) -> list[str]:
    """The patterns of headings for a visit, meeting, event, article or a subject of its own."""
    patterns: list[str] = _texts()["title"][subject][language]
    return patterns


def _subject(context: Mapping[str, Any]) -> str:
    visit = context["visit"]
    if not is_about_visit(context):
        return "article"
    if visit["kind_code"] in _MEETINGS:
        return "meeting"
    return "event" if visit["kind_code"] == "event" else "visit"


def is_about_visit(context: Mapping[str, Any]) -> bool:
    """Whether the briefing knows of a visit or meeting at all."""
    visit = context["visit"]
    return any(visit[name] for name in ("kind", "head", "city", "country", "hosts", "host_head", "members"))


def _known(context: Mapping[str, Any], language: LanguageCode) -> Known:
    """The words of the patterns; None for what is not known."""
    visit = context["visit"]
    source = context["sources"][0] if context["sources"] else {}
    known = {
        "kind": visit["kind"],
        "Kind": upper_first(visit["kind"]),
        "about": _about(visit["kind_code"], language),
        "city": visit["city"],
        "country": "" if visit["country"] == visit["city"] else visit["country"],
        "place": visit["city"] or visit["country"],
        "partner": context["note"]["partner"]["name"],
        "whom": person(visit["head"]),
        "host": person(visit["host_head"] or next(iter(visit["hosts"]), None)),
        "head_genitive": visit["head"]["name_forms"]["genitive"] if visit["head"] else "",
        "article": source.get("title"),
        "outlet": source.get("publisher"),
        "documents": joined([row["title"] for row in visit["documents"] if row["title"]], language),
        "outcomes": _outcomes(len(context["note"]["outcomes"]), language),
        "section": context["note"]["sections"]["outcomes"],
        **_main_figures(context["targets"]),
    }
    filled: dict[str, str | None] = {name: str(value) if value else None for name, value in known.items()}
    filled["no_documents"] = "" if context["note"]["no_documents"] else None
    return filled


def _about(kind_code: str, language: LanguageCode) -> str:
    words: str = _texts()["about"].get(kind_code or "unknown", {}).get(language, "")
    return words


def _topics(context: Mapping[str, Any], language: LanguageCode, named: int) -> str:
    topics = [row for row in context["topics"] if row["text"]][:named]
    cited = next((row["cited"] for row in topics if row["cited"]), "")
    words = joined([lower_first(row["text"].rstrip(".")) for row in topics], language)
    return f"{words} {cited}" if words and cited else words


def _outcomes(count: int, language: LanguageCode) -> str:
    forms: list[str] = _texts()["outcomes"][language]
    return forms[min(count, len(forms)) - 1].format(count=count) if count else ""


def _main_figures(targets: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The first target and the first other figure, each with its value and date."""
    written = [row for row in targets if row["name"] and row["value_text"]]
    target = next((row for row in written if row["role_code"] == "target"), None)
    figure = next((row for row in written if row["role_code"] != "target"), None)
    return {"main_target": _figure(target), "main_figure": _figure(figure)}


def _figure(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return ""
    when = stated(row["when"])
    return f"{lower_first(row['name'])}, {row['value_text']}" + (f" ({when})" if when else "")


def joined(words: Sequence[str], language: LanguageCode) -> str:
    """A list of words as a sentence writes it."""
    marks = _texts()["joining"][language]
    if len(words) < 2:
        return "".join(words)
    return str(marks["between"].join(words[:-1]) + marks["last"] + words[-1])


def upper_first(words: str) -> str:
    """The words with a capital at the beginning and nothing else changed."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """The words with a small letter at the beginning, unless the first word is a name or abbreviation."""
    first = words.split(" ", 1)[0]
    return words if first[1:] != first[1:].lower() or len(first) < 2 else words[:1].lower() + words[1:]


@cache
def _fields(pattern: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in Formatter().parse(pattern) if name)


@cache
def _texts() -> dict[str, Any]:
    return read_toml("note_texts.toml")
