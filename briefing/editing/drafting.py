"""An article joins a briefing, or becomes one."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from briefing.editing.evidence import with_not_stated
from briefing.editing.suggestions import accept_suggestion, accept_suggestions
from briefing.model import (
    Article,
    Briefing,
    FieldPath,
    LanguageCode,
    PathError,
    Quote,
    RowId,
    SourceRef,
    Suggestion,
    get,
    leaves,
    new_row_id,
    source_of_article,
)
from briefing.model.schema import FieldKind, field_of

_REFERENCES = (FieldKind.OFFICIAL, FieldKind.OFFICIALS, FieldKind.SOURCE)
_NAMED_ROWS = ("officials", "projects")

log = logging.getLogger("briefing.editing")


def draft_briefing(
    article: Article,
    suggestions: Iterable[Suggestion],
    *,
    language: LanguageCode = "en",
    template: str = "visit_note",
    least_confidence: float = 0.0,
    further: Iterable[Suggestion] = (),
) -> Briefing:
    """A briefing made from one article without a question asked.

    `further` are suggestions of another extractor, whose rows are numbered
    apart; where both tell a field, the surer one counts. Suggestions below the
    least confidence stay pending. Required fields that the article leaves open
    are marked *not stated in source*.
    """
    briefing = with_article(Briefing(language=language, template=template), article, suggestions)
    briefing = with_suggestions(briefing, briefing.sources[0].id, further)
    return with_not_stated(accept_suggestions(briefing, least=least_confidence))


def with_article(briefing: Briefing, article: Article, suggestions: Iterable[Suggestion]) -> Briefing:
    """The briefing with an article among its sources and its suggestions pending.

    Row ids of the suggestions are those of one article alone; here they get ids
    that are free in this briefing, or the id of the row with the same name. Of
    a source that is already there (same bytes) only the suggestions are renewed.
    """
    known = next((row.id for row in briefing.sources if article.sha256 and row.sha256 == article.sha256), None)
    source_id = known or new_row_id(briefing, "sources")
    if known is None:
        sources = (*briefing.sources, source_of_article(article, source_id))
        briefing = msgspec.structs.replace(briefing, sources=sources)
    return with_suggestions(briefing, source_id, suggestions)


def with_suggestions(briefing: Briefing, source_id: RowId, suggestions: Iterable[Suggestion]) -> Briefing:
    """The briefing with suggestions for the article of one of its sources pending; row ids as in `with_article`."""
    items = tuple(suggestions)
    ids = _new_ids(briefing, items)
    proposed = (_readdressed(item, ids, source_id) for item in items)
    return msgspec.structs.replace(briefing, suggestions=_joined(briefing, proposed))


def _joined(briefing: Briefing, proposed: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Pending and new suggestions without repetition, without those that tell what the briefing holds."""
    pending = {(item.path, item.value): item for item in briefing.suggestions}
    for item in proposed:
        try:
            changed = accept_suggestion(briefing, item)
        except PathError as error:
            log.warning("A suggestion of the rule “%s” was left out: %s", item.rule, error)
            continue
        if _value(changed, item.path) != _value(briefing, item.path):
            pending.setdefault((item.path, item.value), item)
    return tuple(pending.values())


def _value(briefing: Briefing, path: str) -> Any:
    try:
        return get(briefing, path)
    except PathError:
        return None


def _new_ids(briefing: Briefing, items: Iterable[Suggestion]) -> dict[FieldPath, str]:
    """The id in this briefing of each row (by its path) that the suggestions lead into."""
    names = _names_of_rows(briefing)
    taken = {FieldPath(item.path).steps[:2] for item in briefing.suggestions}
    ids: dict[FieldPath, str] = {}
    for row, name in _proposed_names(items).items():
        section = row.parent
        same = names.get((section, name)) if name else None
        row_id = same or _free_id(briefing, section, row.name, taken)
        taken.add((section, row_id))
        ids[row] = row_id
    return ids


def _proposed_names(items: Iterable[Suggestion]) -> dict[FieldPath, str]:
    rows: dict[FieldPath, str] = {}
    for item in items:
        steps = FieldPath(item.path).steps
        if len(steps) > 2 and field_of(steps[0]).kind is FieldKind.ROWS:
            row = FieldPath("/".join(steps[:2]))
            rows.setdefault(row, "")
            if steps[0] in _NAMED_ROWS and steps[2] == "name":
                rows[row] = item.value.casefold()
    return rows


def _names_of_rows(briefing: Briefing) -> dict[tuple[str, str], str]:
    """The rows of the briefing, present or proposed, by section and name."""
    found: dict[tuple[str, str], str] = {}
    for item in briefing.suggestions:
        steps = FieldPath(item.path).steps
        if steps[0] in _NAMED_ROWS and steps[2:3] == ("name",):
            found[steps[0], item.value.casefold()] = steps[1]
    for section in _NAMED_ROWS:
        for row in getattr(briefing, section):
            found |= {(section, str(name).casefold()): row.id for _, name in leaves(row.name) if name}
    return found


def _free_id(briefing: Briefing, section: str, wanted: str, taken: set[tuple[str, ...]]) -> str:
    present = {row.id for row in getattr(briefing, section)} | {steps[1] for steps in taken if steps[0] == section}
    row_id, number = wanted, len(present)
    while row_id in present:
        number += 1
        row_id = f"{wanted[0]}{number}"
    return row_id


def _readdressed(item: Suggestion, ids: Mapping[FieldPath, str], source_id: RowId) -> Suggestion:
    """The suggestion in the briefing's own row ids."""
    steps = FieldPath(item.path).steps
    row_id = ids.get(FieldPath("/".join(steps[:2])))
    path = "/".join((steps[0], row_id, *steps[2:])) if row_id else item.path
    value = item.value
    kind = field_of(path).kind
    if kind is FieldKind.SOURCE:
        value = source_id
    elif kind in _REFERENCES:
        value = " ".join(ids.get(FieldPath(f"officials/{official}"), official) for official in value.split())
    quotes = tuple(Quote(SourceRef(source_id), quote.start, quote.end, quote.words) for quote in item.quotes)
    return msgspec.structs.replace(item, path=path, value=value, quotes=quotes)
