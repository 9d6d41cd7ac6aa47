"""What the user can set, declared once; the dialog is made from the declaration."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Signal

from briefing.desktop.words import LANGUAGE_NAMES
from briefing.storage import DataFolder, StorageError
from briefing.storage.administration import is_network_forbidden
from briefing.storage.data_folder import REGISTRY_SETTING
from briefing.translation import mark, told, ui_language

Choices = tuple[tuple[Any, str], ...]


@dataclass(frozen=True)
class Setting:
    """One setting: its name in the file, its default, its text, and what can be chosen.

    Without choices it is on or off, or a text, as its default is. Choices that
    are slow to load are given by a function; `page` is the page of the dialog.
    """

    name: str
    default: Any
    text: str
    choices: Choices | Callable[[], Choices] = ()
    help: str = ""
    page: str = "general"
    is_removed: Callable[[], bool] = lambda: False
    """Whether an administrator took the setting away: it is not offered then and keeps its default."""

    @property
    def offered(self) -> Choices:
        """What can be chosen, each with its text; nothing for a setting that is on or off, or a text."""
        return self.choices() if callable(self.choices) else self.choices


def _countries() -> Choices:
    """Every country by its code, in the order of the names in the language of the window."""
    from briefing.languages import countries  # the gazetteer is not needed to open the window

    names = ((code, country.name(ui_language())) for code, country in countries().items())
    return tuple(sorted(names, key=lambda choice: choice[1]))


_LANGUAGES = tuple(LANGUAGE_NAMES.items())

SETTINGS: Final = (
    Setting(
        "ui_language",
        "system",
        mark("Language of the program"),
        (("system", mark("As the system")), *_LANGUAGES),
    ),
    Setting(
        "document_language",
        "en",
        mark("Language of new documents"),
        _LANGUAGES,
        mark("The language of an open briefing is changed in the form."),
    ),
    Setting(
        "own_country",
        "KZ",
        mark("Own country"),
        _countries,
        mark("Tells visits out from visits in, and our side from theirs, when an article is read."),
    ),
    Setting(
        "scheme",
        "system",
        mark("Colours"),
        (("system", mark("As the system")), ("light", mark("Light")), ("dark", mark("Dark"))),
    ),
    Setting(
        "font_size",
        0,
        mark("Size of text"),
        (
            (0, mark("As the system")),
            (9, "9"),
            (10, "10"),
            (11, "11"),
            (12, "12"),
            (14, "14"),
            (16, "16"),
            (20, "20"),
            (24, "24"),
        ),
    ),
    Setting(
        "recovery_copies",
        default=True,
        text=mark("Keep recovery copies while I work"),
        help=mark("A copy of unsaved work is kept in the data folder and offered after a crash."),
    ),
    Setting(
        "fetch_addresses",
        default=False,
        text=mark("Fetch articles from web addresses"),
        help=mark("Otherwise nothing is fetched: save the page in a browser, or copy the article."),
        is_removed=is_network_forbidden,
    ),
    Setting(
        "language_model", default=False, text=mark("Language model"), page="model", is_removed=is_network_forbidden
    ),
    Setting(REGISTRY_SETTING, "", "", page="registry"),
    Setting("model_address", "", mark("Address"), page="model", is_removed=is_network_forbidden),
    Setting("model_name", "", mark("Name of the model"), page="model", is_removed=is_network_forbidden),
    Setting("model_confirmed", "", "", page="model", is_removed=is_network_forbidden),
)

_DECLARED: Final = {setting.name: setting for setting in SETTINGS}


def offered_settings(page: str) -> tuple[Setting, ...]:
    """The settings of a page of the dialog that the user may change here."""
    return tuple(setting for setting in SETTINGS if setting.page == page and not setting.is_removed())


class ShowSettings(Protocol):
    """Opens the dialog of the settings, on the page of the language model if that is wanted."""

    def __call__(self, *, model: bool = False) -> None: ...


class Settings(QObject):
    """The values of the settings and the layout of the window, kept in the data folder if there is one."""

    changed = Signal(str)
    not_kept = Signal(str)
    """Why the values hold for this session only: the disk is full, say."""

    def __init__(self, folder: DataFolder | None = None) -> None:
        super().__init__()
        self._folder = folder
        self._values: dict[str, Any] = folder.read_settings() if folder else {}

    @property
    def folder(self) -> DataFolder | None:
        """The data folder, None where the user has chosen none: then nothing is kept."""
        return self._folder

    def move_to(self, folder: DataFolder) -> None:
        """Keep the settings in another folder; what that folder says already is taken over."""
        self._folder = folder
        self._values = {**self._values, **folder.read_settings()}
        self._write()
        for setting in SETTINGS:
            self.changed.emit(setting.name)

    def get(self, name: str) -> Any:
        """The value of a declared setting; its default where the file holds none that can be chosen."""
        setting = _DECLARED[name]
        if setting.is_removed():
            return setting.default
        value = self._values.get(name, setting.default)
        if not setting.choices:
            return value if type(value) is type(setting.default) else setting.default
        return value if value in [choice for choice, _ in setting.offered] else setting.default

    def set(self, name: str, value: object) -> None:
        """Change a declared setting and keep it."""
        if value == self.get(name):
            return
        self._values[_DECLARED[name].name] = value
        self._write()
        self.changed.emit(name)

    def layout(self) -> dict[str, Any]:
        """How the window was left: sizes and hidden panes."""
        layout = self._values.get("window")
        return layout if isinstance(layout, dict) else {}

    def keep_layout(self, layout: dict[str, Any]) -> None:
        """Remember how the window was left."""
        self._values["window"] = layout
        self._write()

    def _write(self) -> None:
        if self._folder is None:
            return
        try:
            self._folder.write_settings(self._values)
        except StorageError as error:
            self.not_kept.emit(told(error))
