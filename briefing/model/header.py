"""The requisites of the document: what stands round the text of a note."""

import datetime as dt

import msgspec

from briefing.model.choices import AccessMark, ClearanceState, DocumentKind, Purpose
from briefing.model.text import RowId, Text


class Clearance(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One office's answer in the clearance list."""

    id: RowId
    office: Text = Text()
    person: Text = Text()
    state: ClearanceState | None = None
    date: dt.date | None = None
    remark: Text = Text()


class Annex(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An annex named in the text."""

    id: RowId
    title: Text = Text()
    pages: int | None = None


class Header(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Requisites (FIELDS.md section 1)."""

    doc_kind: DocumentKind | None = None
    purpose: Purpose | None = None
    title: Text = Text()
    access_mark: AccessMark | None = None
    copy_no: int | None = None
    reg_no: str = ""
    reg_date: dt.date | None = None
    doc_date: dt.date | None = None
    as_of: dt.date | None = None
    place: Text = Text()
    org: Text = Text()
    unit: Text = Text()
    addressee: Text = Text()
    through: Text = Text()
    copies: Text = Text()
    reply_to: str = ""
    critical_date: dt.date | None = None
    critical_reason: Text = Text()
    signatory_post: Text = Text()
    signatory_name: Text = Text()
    executor: Text = Text()
    exec_phone: str = ""
    exec_mail: str = ""
    clearance: tuple[Clearance, ...] = ()
    version: str = ""
    parent: str = ""
    annexes: tuple[Annex, ...] = ()
    retention: Text = Text()
