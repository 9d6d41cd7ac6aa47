"""The registry of officials as the window uses it: offers names, fills rows, keeps rows that the user wants kept."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.settings import Settings
from briefing.editing import Session
from briefing.model import FieldPath, LanguageCode, Official, get
from briefing.storage import StorageError
from briefing.storage.data_folder import REGISTRY_SETTING
from briefing.translation import told, tr

if TYPE_CHECKING:
    from briefing.editing.known_officials import Keeping, PostChange
    from briefing.registry import Official as KnownOfficial
    from briefing.registry import Registry

_MOST_OFFERS = 8


class KnownOfficials(QObject):
    """Opens the file of the registry for each use: it may lie on a share that is not always there."""

    told = Signal(str)
    """What was done, for the status bar."""
    registry_wanted = Signal()
    """The user wants to see the registry itself."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        ask: Callable[[], Ask],
        show_settings: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._ask = ask
        self._show_settings = show_settings

    @property
    def file(self) -> Path | None:
        """The file of the registry, which may not be there yet; None without a data folder."""
        return self._settings.folder.registry if self._settings.folder else None

    @property
    def is_elsewhere(self) -> bool:
        """Whether the registry lies outside of the data folder, where the user chose."""
        return bool(self._settings.get(REGISTRY_SETTING))

    @property
    def may_write(self) -> bool:
        """Whether this user may change the registry, or begin it."""
        file = self.file
        if file is None or not os.access(file.parent, os.W_OK):
            return False
        return not file.exists() or os.access(file, os.W_OK)

    def use_file(self, path: Path | None) -> None:
        """Use another file from now on; None stands for that of the data folder."""
        is_own = self._settings.folder is not None and path == self._settings.folder.own_registry
        self._settings.set(REGISTRY_SETTING, "" if path is None or is_own else str(path.absolute()))

    def open_settings(self) -> None:
        """Open the settings, where the data folder is chosen."""
        self._show_settings()

    def read(self) -> "tuple[list[KnownOfficial], str]":
        """Everybody in the registry, and why it cannot be read if it cannot; nobody where it is not begun."""
        from briefing.registry import Registry

        if self._settings.folder is None or (file := self._settings.folder.registry_in_use) is None:
            return [], ""
        try:
            with Registry(file) as registry:
                return registry.officials.all(), ""
        except StorageError as error:
            return [], told(error)

    def change(self, change: "Callable[[Registry], object]") -> None:
        """Change the registry. Raises StorageError."""
        from briefing.registry import Registry

        assert self.file is not None
        with Registry(self.file, writing=True) as registry:
            change(registry)

    def offers(self, text: str) -> "list[KnownOfficial]":
        """Those whose names begin like what is typed; nobody where there is no registry or it cannot be read."""
        from briefing.registry import Registry

        if self._settings.folder is None or (file := self._settings.folder.registry_in_use) is None:
            return []
        try:
            with Registry(file) as registry:
                return registry.beginning_with(text, _MOST_OFFERS)
        except StorageError:
            return []  # told where the user asks for the registry itself

    def meant_by(self, path: FieldPath) -> "list[KnownOfficial]":
        """Those whom the name of a row may mean."""
        row: Official = get(self._session.briefing, path)
        names = [name for name in (row.name.en, row.name.ru, row.name.kk) if name]
        found = {person.id: person for name in names for person in self.offers(name)}
        surnames = (name.split()[-1] for name in names) if not found else ()
        found |= {person.id: person for surname in surnames for person in self.offers(surname)}
        return list(found.values())[:_MOST_OFFERS]

    def fill(self, path: FieldPath, known: "KnownOfficial") -> None:
        """Fill a row with what is known of a person, as one step."""
        from briefing.editing.known_officials import filled_official

        name = known.name.in_any_language(self._session.briefing.language)
        filled = filled_official(self._session.briefing, path, known)
        self._session.take(filled, tr("Fill from the registry: {name}", name=name), path)

    def keep(self, path: FieldPath) -> None:
        """Keep the person of a row in the registry; what a new post is to the former one, the user says."""
        from briefing.editing.known_officials import PostChange, keeping_of
        from briefing.registry import Registry

        file = self._file_to_write()
        if file is None:
            return
        try:
            with Registry(file, writing=True) as registry:
                keeping = keeping_of(registry, self._session.briefing, path)
                change = self._asked_change(keeping) if keeping.former else PostChange.BESIDE
                if change is None:
                    return
                result = keeping.result(change)
                if keeping.known is None:
                    registry.officials.add(result)
                else:
                    registry.officials.replace(result, keeping.known)
        except StorageError as error:
            self._ask().tell(tr("Not kept in the registry"), told(error))
            return
        self.told.emit(tr("Kept in the registry: {name}", name=official_text(result, self._session.briefing.language)))

    def _file_to_write(self) -> Path | None:
        if self.file is None and self._ask().wants_settings(
            tr("There is no registry yet"),
            tr("The registry is kept in the data folder, and none is chosen yet. Choose one in the settings."),
        ):
            self._show_settings()
        return self.file

    def _asked_change(self, keeping: "Keeping") -> "PostChange | None":
        """What the post of the row is to the one that is known; None where the user keeps things as they are."""
        from briefing.editing.known_officials import PostChange

        language = self._session.briefing.language
        former = keeping.former.title.in_any_language(language) if keeping.former else ""
        answer = self._ask().choose(
            tr("Another post"),
            tr(
                "The registry knows {name} as {post}, this row as {new}.",
                name=keeping.record.name.in_any_language(language),
                post=former,
                new=keeping.record.posts[0].title.in_any_language(language),
            ),
            [
                Answer("FOLLOWS", tr("It is a new post"), is_default=True),
                Answer("BESIDE", tr("Both are held")),
                Answer("SAME", tr("It is the same post")),
                Answer("stay", tr("Cancel"), is_careful=True),
            ],
            tr("A new post ends the former one; both stay in the history of the person."),
        )
        return None if answer == "stay" else PostChange[answer]


def official_text(official: "KnownOfficial", language: LanguageCode) -> str:
    """A known person in one line: name, present post and body."""
    import datetime as dt

    post = official.post_on(dt.date.today())  # noqa: DTZ011 (the user's own day)
    words = (post.title, post.organisation) if post else ()
    held = ", ".join(text.in_any_language(language) for text in words if text)
    name = official.name.in_any_language(language)
    return f"{name} – {held}" if held else name
