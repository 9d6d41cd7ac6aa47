"""What a field of a briefing is called in a sentence, with the row it stands in."""

from briefing.messages import Label, Message
from briefing.model.briefing import Briefing
from briefing.model.paths import FieldPath, PathError, get
from briefing.model.schema import ADDITIONAL, FieldKind, field_of, whole_field
from briefing.model.text import LANGUAGE_CODES, Text


def field_name(briefing: Briefing, path: str) -> Message:
    """A field as a sentence names it: `Access mark`, `Value (Target 2)`, a row as `Target 2`."""
    steps = FieldPath(whole_field(path)).steps
    row_at = next((n for n in range(1, len(steps)) if _is_list(steps[:n])), None)
    if row_at is None:
        return Message("{field}", field=label_of(field_of(path).label))
    rows = FieldPath("/".join(steps[:row_at]))
    try:
        present = get(briefing, rows)
    except PathError:
        present = ()
    number = next((n for n, row in enumerate(present, 1) if row.id == steps[row_at]), 0)
    row = Message("{row} {number}", row=label_of(field_of(rows).row), number=number)
    if len(steps) == row_at + 1:
        return row
    return Message("{field} ({row})", field=label_of(field_of(path).label), row=row)


def label_of(text: Text) -> Label:
    """Words of the dictionary, told in the user's language."""
    return Label({code: text.in_any_language(code) for code in LANGUAGE_CODES})


def _is_list(steps: tuple[str, ...]) -> bool:
    return steps[0] != ADDITIONAL and field_of("/".join(steps)).kind is FieldKind.ROWS
