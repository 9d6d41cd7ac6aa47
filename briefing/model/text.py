"""Text kept once per language."""

from typing import Literal, NewType, get_args

import msgspec

LanguageCode = Literal["en", "ru", "kk"]
LANGUAGE_CODES: tuple[LanguageCode, ...] = get_args(LanguageCode)

RowId = NewType("RowId", str)
OfficialRef = NewType("OfficialRef", str)
SourceRef = NewType("SourceRef", str)


class Text(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One value in the three languages; an empty string means not written yet."""

    en: str = ""
    ru: str = ""
    kk: str = ""

    def in_language(self, language: LanguageCode) -> str:
        """The words in exactly this language, or an empty string."""
        return {"en": self.en, "ru": self.ru, "kk": self.kk}[language]

    def in_any_language(self, preferred: LanguageCode) -> str:
        """The words in the preferred language, else in the first language that has any."""
        return self.in_language(preferred) or self.en or self.ru or self.kk

    def __bool__(self) -> bool:
        return bool(self.en or self.ru or self.kk)


class TextRow(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A row that holds nothing but words: a desired outcome, a topic in a list, an issue."""

    id: RowId
    text: Text = Text()
