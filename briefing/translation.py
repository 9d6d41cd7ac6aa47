"""The words of the program in the user's language.

English stands in the code; `resources/translations/<language>.toml` holds the
other languages, keyed by the English text. A counted text has one entry, keyed
by its plural, with the forms `one`, `few` and `many` where a language has them.
"""

import locale
import os
from typing import Any

from briefing.messages import Label, Message, message_of
from briefing.model import LANGUAGE_CODES, LanguageCode
from briefing.resources import read_toml

_current: LanguageCode = "en"
_catalog: dict[str, Any] = {}


def use_language(language: LanguageCode) -> None:
    """Show texts in this language from now on."""
    global _current, _catalog  # noqa: PLW0603 (there is one user)
    _current = language
    _catalog = {} if language == "en" else read_toml(f"translations/{language}.toml")


def ui_language() -> LanguageCode:
    """The language of the window."""
    return _current


def system_language() -> LanguageCode:
    """The language of the user's system if the program speaks it, else English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0]
    code = (name or "").casefold()[:2]
    return next((language for language in LANGUAGE_CODES if language == code), "en")


def mark(text: str) -> str:
    """The text itself; marks a text that is translated later, where it is shown."""
    return text


def tr(text: str, **values: object) -> str:
    """The text in the user's language, with `{name}` replaced by the values."""
    found = _catalog.get(text, text)
    return found.format(**values) if values else str(found)


def translated(text: str) -> str:
    """A message or label of any room in the user's language; any other text as it is."""
    if isinstance(text, Label):
        return text.languages.get(_current) or str(text)
    if not isinstance(text, Message):
        return text
    values = {name: translated(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return tr(text.template, **values)


def told(error: BaseException) -> str:
    """What went wrong, in the user's language."""
    return translated(message_of(error))


def tr_count(one: str, other: str, count: int) -> str:
    """A text with `{count}` in the form that the number asks for."""
    forms = _catalog.get(other, {"one": one, "many": other})
    if isinstance(forms, str):
        return forms.format(count=count)
    form = forms.get(_plural(count)) or forms["many"]
    return str(form).format(count=count)


def _plural(count: int) -> str:
    if _current != "ru":
        return "one" if count == 1 else "many"
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else "many"
