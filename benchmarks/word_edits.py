"""Edits made in Word: exporting a note that carries its fields and reading it back, python-docx opening it as the peer.

The bars: the worked example is read and compared in 10 ms, a note of ten pages in 50 ms.
"""

import io
from pathlib import Path

import docx
import msgspec
from timing import milliseconds, report

from briefing.editing.word_comparison import find_word_edits
from briefing.model import Briefing, RowId
from briefing.storage import open_file
from briefing.word.edits.export import exported_note
from briefing.word.edits.returned import read_edits
from briefing.word.library import load_template

EXAMPLE = Path(__file__).parents[1] / "tests" / "golden" / "worked_example.briefing"
TIMES = 8
"""How often the rows of the worked example are repeated to fill ten pages."""


def main() -> None:
    example = open_file(EXAMPLE)
    for name, briefing in (("worked example", example), ("ten pages", _longer(example))):
        note = _exported(briefing)
        fields = len(read_edits(note).fields)
        peer = milliseconds(lambda note=note: docx.Document(io.BytesIO(note)))
        report(f"{name}: python-docx opens it", peer)
        report(
            f"{name}: export with {fields} fields", milliseconds(lambda briefing=briefing: _exported(briefing)), peer
        )
        report(f"{name}: read it back", milliseconds(lambda note=note: read_edits(note)), peer)
        compared = milliseconds(lambda note=note, briefing=briefing: find_word_edits(briefing, note))
        report(f"{name}: read and compare", compared, peer)


def _exported(briefing: Briefing) -> bytes:
    template = load_template("visit_note", briefing.language)
    return exported_note(template, briefing, briefing.language, name="visit_note", draft=True).package()


def _longer(briefing: Briefing) -> Briefing:
    """The briefing with its topics, commitments, targets and statements many times over."""
    lists = {
        name: tuple(
            msgspec.structs.replace(row, id=RowId(f"{row.id}x{turn}"))
            for turn in range(TIMES)
            for row in getattr(briefing, name)
        )
        for name in ("topics", "commitments", "targets", "statements")
    }
    return msgspec.structs.replace(briefing, **lists)


if __name__ == "__main__":
    main()
