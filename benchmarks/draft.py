"""Article to Word note: a whole `briefing draft`, its steps, and python-docx saving an empty document as the peer."""

import io
import tempfile
from pathlib import Path

import docx
from timing import milliseconds, process_milliseconds, report

from briefing.articles import read_article
from briefing.editing import draft_briefing
from briefing.extraction import extract
from briefing.model import Briefing
from briefing.word import Template
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template
from briefing.word.note.context import template_context

ARTICLE = Path(__file__).parents[1] / "resources" / "samples" / "visit_en.txt"
PEER = "import docx; docx.Document().save({!r})"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        note = str(Path(folder) / "note.docx")
        peer = process_milliseconds(["-c", PEER.format(note)])
        report("process: python-docx saves an empty document", peer)
        report("process: briefing draft ARTICLE -o note.docx", process_milliseconds(_draft(note)), peer)
    article = read_article(ARTICLE)
    briefing = draft_briefing(article, extract(article).items)
    template = load_template("visit_note", "en")
    peer = milliseconds(lambda: docx.Document().save(io.BytesIO()))
    report("python-docx saves an empty document", peer)
    report("read the article", milliseconds(lambda: read_article(ARTICLE)), peer)
    report("extract suggestions", milliseconds(lambda: extract(article)), peer)
    report("accept them", milliseconds(lambda: draft_briefing(article, extract(article).items)), peer)
    context = template_context(briefing, "en", draft=True)
    report("make the context", milliseconds(lambda: template_context(briefing, "en", draft=True)), peer)
    report("render and pack", milliseconds(lambda: template.render(context, language="en").package()), peer)
    report("export: context, render, carried fields, pack", milliseconds(lambda: _exported(template, briefing)), peer)


def _exported(template: Template, briefing: Briefing) -> bytes:
    return exported_note(template, briefing, "en", name="visit_note", draft=True).package()


def _draft(note: str) -> list[str]:
    return ["-m", "briefing", "draft", str(ARTICLE), "-o", note]


if __name__ == "__main__":
    main()
