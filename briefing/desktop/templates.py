"""The templates of the window: which there are, which one the note is written in, and how another one is added."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.desktop.settings import Settings
from briefing.editing import Session
from briefing.model.gaps import Needs
from briefing.model.schema import SECTIONS_OF_SOME_PAPERS
from briefing.storage import StorageError
from briefing.storage.own_templates import WORD_ENDINGS, read_template_file
from briefing.translation import tr, ui_language

if TYPE_CHECKING:
    from briefing.word.inspection.template_state import TemplateState
    from briefing.word.library import TemplateInfo


_MOST_TO_LOOK_INTO = 20 * 2**20
"""Bytes up to which a Word file is looked into for tags before it is read."""


class Templates(QObject):
    """Built-in templates and own ones, which are kept in the data folder."""

    changed = Signal()
    """Another template was chosen, or the present one may look another way."""

    def __init__(self, session: Session, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._seen: tuple[Path, int] | None = None

    @property
    def own_folder(self) -> Path | None:
        """Where own templates lie, None without a data folder."""
        return self._settings.folder.templates if self._settings.folder else None

    @property
    def chosen(self) -> str:
        """The name of the template of the note."""
        return self._session.briefing.template

    def all(self) -> "tuple[TemplateInfo, ...]":
        """Every template, built-in ones first."""
        from briefing.word.library import templates

        return templates(self.own_folder)

    def info_of(self, name: str) -> "TemplateInfo | None":
        """The template of that name, None where there is none."""
        return next((info for info in self.all() if info.name == name), None)

    def title_of(self, name: str) -> str:
        """What people call a template."""
        info = self.info_of(name)
        return info.title.in_any_language(ui_language()) if info else name

    def choose(self, name: str) -> None:
        """Write the note in another template; this is a step that can be undone."""
        self._session.edit("template", name, tr("Template: {name}", name=self.title_of(name)))
        self.changed.emit()

    def follow_file(self) -> None:
        """Tell if the file of an own template was changed since it was last looked at."""
        from briefing.word.library import TemplateNotFoundError, is_built_in

        try:
            briefing = self._session.briefing
            if is_built_in(briefing.template, briefing.language, self.own_folder):
                return
            file = self.file_of(briefing.template)
            seen = (file, file.stat().st_mtime_ns)
        except (TemplateNotFoundError, OSError):
            return
        if self._seen is not None and seen != self._seen:
            self.changed.emit()
        self._seen = seen

    def additional_fields(self) -> tuple[str, ...]:
        """The fields that only the template of the note knows, and those that the briefing keeps from another one."""
        from briefing.word import PackageError, TemplateError
        from briefing.word.inspection.own_fields import additional_fields_of
        from briefing.word.library import TemplateNotFoundError

        briefing = self._session.briefing
        try:
            own = additional_fields_of(briefing.template, briefing.language, self.own_folder)
        except (TemplateError, PackageError, TemplateNotFoundError, OSError):
            own = ()  # what is wrong with the template is told in the place of the note
        kept = (name for name, value in briefing.additional.items() if value and name not in own)
        return (*own, *kept)

    def sections(self) -> frozenset[str]:
        """Those of the sections of some papers that the note prints; all of them while its template cannot be used."""
        from briefing.word import PackageError, TemplateError
        from briefing.word.inspection.own_fields import sections_of_template
        from briefing.word.library import TemplateNotFoundError

        briefing = self._session.briefing
        try:
            return sections_of_template(briefing.template, briefing.language, self.own_folder)
        except (TemplateError, PackageError, TemplateNotFoundError, OSError):
            return SECTIONS_OF_SOME_PAPERS

    def file_of(self, name: str) -> Path:
        """The file of a template in the language of the note. Raises TemplateNotFoundError."""
        from briefing.word.library import template_path

        return template_path(name, self._session.briefing.language, self.own_folder)

    def needs(self) -> Needs | None:
        """The fields that the note cannot do without; none while its template cannot be used."""
        from briefing.word import PackageError, TemplateError
        from briefing.word.inspection.own_fields import needs_of_template
        from briefing.word.library import TemplateNotFoundError

        briefing = self._session.briefing
        try:
            return needs_of_template(briefing.template, briefing.language, self.own_folder)
        except (TemplateError, PackageError, TemplateNotFoundError, OSError):
            return Needs()

    def state_of(self, name: str) -> "TemplateState":
        """What there is to say about a template in the language of the note. Raises TemplateNotFoundError, OSError."""
        from briefing.word.inspection.template_state import TemplateState, state_of_template
        from briefing.word.library import is_built_in, template_bytes

        language, folder = self._session.briefing.language, self.own_folder
        if is_built_in(name, language, folder):
            return TemplateState()
        return state_of_template(template_bytes(name, language, folder))


def may_be_template(path: Path) -> bool:
    """Whether the name is that of a Word file, so that `is_template_file` must look into it."""
    return path.suffix.lower() in WORD_ENDINGS


def is_template_file(path: Path) -> bool:
    """Whether a Word file has tags, so that somebody may want it as a template; False for what cannot be read.

    It unpacks the file, which takes a while: call it beside the window.
    """
    from briefing.word.library import holds_tags

    if not may_be_template(path):
        return False
    try:
        return path.stat().st_size <= _MOST_TO_LOOK_INTO and holds_tags(read_template_file(path))
    except (StorageError, OSError):
        return False
