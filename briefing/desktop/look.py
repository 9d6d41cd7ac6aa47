"""Colours, spacing and the style of the window, light and dark."""

from dataclasses import asdict, dataclass
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from briefing.resources import resource_path

GAP: Final = 8
"""The unit of spacing, in device-independent pixels."""


@dataclass(frozen=True)
class Colours:
    """The colours of one scheme; every part of the window takes its colours from here."""

    window: str
    base: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_tint: str
    warning: str
    error: str
    kinds: dict[str, str]


LIGHT: Final = Colours(
    window="#f3f4f6",
    base="#ffffff",
    raised="#ffffff",
    border="#d5d9e0",
    text="#1d2430",
    muted="#667085",
    accent="#1f5f99",
    on_accent="#ffffff",
    accent_tint="#e8f1f9",
    warning="#9a6700",
    error="#b42318",
    kinds={
        "visit": "#f4b942",
        "officials": "#5b9bd5",
        "projects": "#63b17b",
        "targets": "#a98bd6",
        "commitments": "#4fb3b3",
        "statements": "#d98aa6",
        "topics": "#c2a878",
        "header": "#9aa4b2",
        "sources": "#9aa4b2",
        "text": "#9aa4b2",
    },
)

DARK: Final = Colours(
    window="#1e2227",
    base="#15181c",
    raised="#262b31",
    border="#3b424b",
    text="#e6e9ed",
    muted="#98a2b0",
    accent="#6aa9e0",
    on_accent="#0d1a26",
    accent_tint="#22344a",
    warning="#e3b341",
    error="#ff8a7d",
    kinds={
        "visit": "#c9922a",
        "officials": "#4a88c2",
        "projects": "#4f9a66",
        "targets": "#8d6fc0",
        "commitments": "#3d9a9a",
        "statements": "#bd6a88",
        "topics": "#9c8557",
        "header": "#77818f",
        "sources": "#77818f",
        "text": "#77818f",
    },
)


def colours() -> Colours:
    """The colours of the scheme in use."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def kind_colour(section: str, opacity: float = 1.0) -> QColor:
    """The colour that marks facts of a section of the form, such as `officials`."""
    scheme = colours()
    colour = QColor(scheme.kinds.get(section, scheme.kinds["text"]))
    colour.setAlphaF(opacity)
    return colour


class Look:
    """The scheme and font size of the application; remembers what the system asked for."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._system_size = application.font().pointSizeF()
        application.setStyle(QStyleFactory.create("Fusion"))

    def apply(self, scheme: str, font_size: int) -> None:
        """Put on the `light`, `dark` or `system` scheme and a font size in points (0: the system's)."""
        hints = self._application.styleHints()
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
        hints.setColorScheme(wanted)
        is_dark = scheme == "dark" or (scheme != "light" and hints.colorScheme() is Qt.ColorScheme.Dark)
        chosen = DARK if is_dark else LIGHT
        font = self._application.font()
        font.setPointSizeF(font_size or self._system_size)
        self._application.setFont(font)
        self._application.setPalette(_palette(chosen))
        self._application.setStyleSheet(_style_sheet(chosen))


def _palette(scheme: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: scheme.window,
        QPalette.ColorRole.WindowText: scheme.text,
        QPalette.ColorRole.Base: scheme.base,
        QPalette.ColorRole.AlternateBase: scheme.window,
        QPalette.ColorRole.Text: scheme.text,
        QPalette.ColorRole.PlaceholderText: scheme.muted,
        QPalette.ColorRole.Button: scheme.raised,
        QPalette.ColorRole.ButtonText: scheme.text,
        QPalette.ColorRole.ToolTipBase: scheme.raised,
        QPalette.ColorRole.ToolTipText: scheme.text,
        QPalette.ColorRole.Highlight: scheme.accent,
        QPalette.ColorRole.HighlightedText: scheme.on_accent,
        QPalette.ColorRole.Link: scheme.accent,
        QPalette.ColorRole.Accent: scheme.accent,
        QPalette.ColorRole.Light: scheme.raised,
        QPalette.ColorRole.Midlight: scheme.border,
        QPalette.ColorRole.Mid: scheme.border,
        QPalette.ColorRole.Dark: scheme.muted,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(scheme.muted))
    return palette


def _picture(name: str) -> str:
    return resource_path(f"icons/{name}.svg").as_posix()


def _style_sheet(scheme: Colours) -> str:
    template = Template(resource_path("window.qss").read_text(encoding="utf-8"))
    plain = {name: value for name, value in asdict(scheme).items() if isinstance(value, str)}
    return template.substitute(plain, arrow=_picture("choice"), tick=_picture("tick"))
