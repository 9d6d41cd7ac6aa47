"""Footnotes and endnotes that are added to a document."""

from typing import Final

from lxml import etree

from briefing.word.ooxml.markup import R_NAMESPACE, W_NAMESPACE, parse_xml, w, write_xml

_NAMES: Final = f'xmlns:w="{W_NAMESPACE}" xmlns:r="{R_NAMESPACE}"'
_FIRST_OWN: Final = 1
"""The least number of a note that people wrote; the lines above the notes have lower ones."""


class Notes:
    """The notes of one kind, `footnote` or `endnote`; `data` is None where the template has none."""

    def __init__(self, kind: str, data: bytes | None) -> None:
        self._kind = kind
        numbers = () if data is None else (note.get(w("id"), "") for note in parse_xml(data).iter(w(kind)))
        known = (int(number) for number in numbers if number.lstrip("-").isdecimal() and number.isascii())
        self._next = max((*known, _FIRST_OWN - 1)) + 1
        self._added: list[str] = []

    def add(self, paragraphs: str) -> int:
        """The number of a new note."""
        number = self._next + len(self._added)
        self._added.append(f'<w:{self._kind} w:id="{number}">{paragraphs}</w:{self._kind}>')
        return number

    def written(self, data: bytes | None) -> bytes:
        """The part `data` with the added notes; a new part also has the lines that stand above notes."""
        root = parse_xml(data or self._empty())
        root.extend(list(etree.fromstring(f"<x {_NAMES}>{''.join(self._added)}</x>")))
        return write_xml(root)

    def _empty(self) -> bytes:
        lines = "".join(
            f'<w:{self._kind} w:type="{name}" w:id="{number}"><w:p><w:pPr>'
            '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            f"<w:r><w:{name}/></w:r></w:p></w:{self._kind}>"
            for number, name in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return f"<w:{self._kind}s {_NAMES}>{lines}</w:{self._kind}s>".encode()
