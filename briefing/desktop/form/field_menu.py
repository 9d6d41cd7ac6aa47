"""The menu of a field: why it is empty, where its value comes from."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefing.desktop.form.context import FormContext
from briefing.desktop.icons import icon
from briefing.desktop.words import place_label, reason_text
from briefing.editing import evidence_of
from briefing.model import EMPTY_REASONS, Evidence, FieldPath, Status
from briefing.translation import tr


def fill_field_menu(menu: QMenu, context: FormContext, path: FieldPath) -> None:
    """Add what can be done with a field or a list apart from typing."""
    evidence = evidence_of(context.briefing, path)
    present = evidence.status if evidence and evidence.status in EMPTY_REASONS else None
    menu.addSection(tr("This field is empty because it is"))
    for reason in (Status.NOT_STATED, Status.NOT_APPLICABLE):
        action = menu.addAction(reason_text(Evidence(status=reason)), partial(set_reason, context, path, reason))
        _check(action, present is reason)
    confirmed = menu.addAction(tr("To be confirmed by…"), lambda: ask_who_confirms(context, path))
    _check(confirmed, present is Status.TO_BE_CONFIRMED)
    if present:
        menu.addAction(tr("No reason given"), lambda: set_reason(context, path, None))
    menu.addSeparator()
    show = menu.addAction(icon("quote"), tr("Show in the article"), lambda: context.quote_wanted.emit(path))
    show.setEnabled(bool(evidence and evidence.quotes))


def set_reason(context: FormContext, path: FieldPath, reason: Status | None, who: str = "") -> None:
    """Give the reason why a field is empty as one step."""
    label = tr("Reason for “{field}”", field=place_label(context.briefing, path))
    context.session.set_empty_reason(path, reason, who, label)


def ask_who_confirms(context: FormContext, path: FieldPath) -> None:
    """Ask who is to confirm the field, and say so."""
    field = place_label(context.briefing, path)
    who = context.ask().line(tr("To be confirmed"), tr("Who is to confirm “{field}”?", field=field))
    if who is not None:
        set_reason(context, path, Status.TO_BE_CONFIRMED, who.strip())


def _check(action: QAction, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
