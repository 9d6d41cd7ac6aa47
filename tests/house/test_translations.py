"""Every text the program shows can be translated, and every catalog is complete."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

CHECKOUT = Path(__file__).parents[2]
WINDOW = sorted((CHECKOUT / "briefing" / "desktop").rglob("*.py"))
PROGRAM = sorted((CHECKOUT / "briefing").rglob("*.py"))
TRANSLATE = {"tr", "mark", "tr_count", "Message", "ArticleError"}
SILENT = {"PathError", "ImportError", "NotImplementedError", "FileNotFoundError", "ValueError", "LoadingStoppedError"}
"""Errors that are never shown: they tell one part of the program about another."""
SHOWN_BY = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "showMessage", "addAction",
    "addMenu", "addSection", "addRow", "label", "paragraph", "push_button", "icon_button", "QLabel", "QPushButton",
    "QAction", "QToolBar", "Answer",
}  # fmt: skip
LOOKS = re.compile(r"[a-z_]+|[A-Za-z]+")


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.id if isinstance(function, ast.Name) else getattr(function, "attr", ""), node


def texts() -> dict[str, bool]:
    """Every English text that the program shows, and whether it is counted; signs between gaps need no translation."""
    found = {}
    for path in PROGRAM:
        for name, call in calls(path):
            if name in TRANSLATE and call.args:
                text = call.args[1 if name == "tr_count" else 0]
                if isinstance(text, ast.Constant) and re.search("[a-z]", re.sub(r"\{\w+\}", "", text.value)):
                    found[text.value] = name == "tr_count"
    return found


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_catalog_is_complete_and_holds_nothing_else(language: str) -> None:
    catalog = tomllib.loads((CHECKOUT / "resources" / "translations" / f"{language}.toml").read_text(encoding="utf-8"))
    assert catalog.keys() == texts().keys()
    for text, found in catalog.items():
        for form in found.values() if isinstance(found, dict) else [found]:
            assert form
            assert _names(form) == _names(text)
            assert form.count("&") == text.count("&")
    if language == "ru":
        counted = [text for text, is_counted in texts().items() if is_counted]
        assert all(catalog[text].keys() == {"one", "few", "many"} for text in counted)


@pytest.mark.parametrize("path", WINDOW, ids=lambda path: path.stem)
def test_no_text_is_shown_without_being_translated(path: Path) -> None:
    bare = [
        f"line {argument.lineno}: {argument.value}"
        for name, call in calls(path)
        if name in SHOWN_BY
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if re.search(r"[A-Za-z]", argument.value) and not LOOKS.fullmatch(argument.value)
    ]
    assert bare == []


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_errors_carry_their_words_in_a_form_that_can_be_translated(path: Path) -> None:
    bare = [
        f"line {call.lineno}: {name}"
        for name, call in calls(path)
        if name.endswith("Error") and name not in SILENT | {"ArticleError"}
        if call.args and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert bare == []


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_the_text_of_a_message_stands_where_the_message_is_made(path: Path) -> None:
    hidden = [
        f"line {call.lineno}"
        for name, call in calls(path)
        if name == "Message" and call.args and isinstance(call.args[0], ast.JoinedStr)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_two_entries_of_a_menu_have_the_same_key(language: str) -> None:
    from briefing.desktop.actions import MENUS, Declared
    from briefing.translation import tr, use_language

    use_language(language)
    try:
        for menu in MENUS:
            entries = [tr(entry.text) for entry in menu.entries if isinstance(entry, Declared)]
            keys = [entry[entry.index("&") + 1].casefold() for entry in entries if "&" in entry]
            assert len(set(keys)) == len(keys), (tr(menu.text), keys)
    finally:
        use_language("en")


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
