"""The menu of an official's row: filled from the registry, or kept in it."""

from functools import partial

from PySide6.QtWidgets import QMenu

from briefing.desktop.form.context import FormContext
from briefing.desktop.icons import icon
from briefing.desktop.known_officials import official_text
from briefing.model import FieldPath, get
from briefing.translation import tr


def fill_registry_menu(menu: QMenu, context: FormContext, path: FieldPath) -> None:
    """Add whom the registry knows by the name of the row, and the way to keep the row."""
    known = context.known_officials
    people = known.meant_by(path)
    menu.addSection(tr("Fill this row from the registry"))
    for person in people:
        text = official_text(person, context.language).replace("&", "&&")
        menu.addAction(text, partial(known.fill, path, person))
    if not people:
        menu.addAction(tr("Nobody of this name is known")).setEnabled(False)
    menu.addSeparator()
    keep = menu.addAction(icon("registry"), tr("Keep in the registry"), partial(known.keep, path))
    keep.setEnabled(bool(get(context.briefing, path.child("name"))))
    menu.addAction(tr("Registry of officials…"), known.registry_wanted.emit)
