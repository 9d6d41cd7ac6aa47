"""What somebody said."""

import datetime as dt

import msgspec

from briefing.model.choices import StatementMode, StatementUse
from briefing.model.text import LanguageCode, OfficialRef, RowId, SourceRef, Text


class Statement(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A statement or quotation (FIELDS.md section 7); `text` is verbatim and locked."""

    id: RowId
    speaker: OfficialRef = OfficialRef("")
    speaker_name: str = ""
    post_then: Text = Text()
    text: str = ""
    language: LanguageCode | None = None
    mode: StatementMode | None = None
    translation: Text = Text()
    unofficial_translation: bool | None = None
    translator: str = ""
    said_on: dt.date | None = None
    occasion: Text = Text()
    medium: str = ""
    use: StatementUse | None = None
    printed: bool | None = None
    source: SourceRef = SourceRef("")
