"""Builds the Word templates that ship with the program: `python templates/building/build.py [FOLDER]`.

A person may open the built files in Word and change them; what should outlive
the next build is changed here. `[[name]]` stands for fixed words of the
language: those of all papers are in `shared_words.toml`, those of one paper in
a file of its own; the rest is the template's own language of `{{ fields }}` and
`{% statements %}`.
"""

import sys
import tomllib
from pathlib import Path

import decision_note
import fact_sheet
import mission_report
import visit_brief
import visit_note
from blocks import Note
from layout import PROFILES, new_document, save

HERE = Path(__file__).resolve().parent

PAPERS = {
    "visit_note": visit_note.compose,
    "visit_brief": visit_brief.compose,
    "fact_sheet": fact_sheet.compose,
    "decision_note": decision_note.compose,
    "mission_report": mission_report.compose,
}
"""What writes each paper, by the name of its template."""


def main(folder: Path) -> None:
    """Writes every paper in each language into the folder."""
    shared = _words("shared_words")
    for name, compose in PAPERS.items():
        own = _words(f"{name}_words")
        for language, profile in PROFILES.items():
            words = shared[language] | own[language]
            document = new_document(profile, language, words["title"])
            compose(Note(document, profile, language, words))
            save(document, folder / f"{name}.{language}.docx")


def _words(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)
