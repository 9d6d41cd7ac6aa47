"""The fields of one post in the form of an official."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from briefing.desktop.form.editors import mark_refused
from briefing.desktop.form.reading import read_date
from briefing.desktop.look import GAP
from briefing.desktop.widgets import label
from briefing.desktop.words import LANGUAGE_NAMES, date_text
from briefing.model import LANGUAGE_CODES, Text
from briefing.model.choices import RankLevel
from briefing.model.schema import choice_words
from briefing.translation import tr, ui_language

if TYPE_CHECKING:
    from briefing.registry import Post


class TextFields:
    """One value in the three languages: a line for each, to be put into a form."""

    def __init__(self, form: QFormLayout, title: str) -> None:
        self.lines = {code: QLineEdit() for code in LANGUAGE_CODES}
        for code, line in self.lines.items():
            line.setPlaceholderText(LANGUAGE_NAMES[code])
            line.setAccessibleName(f"{title}, {LANGUAGE_NAMES[code]}")
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(line)
            row.addWidget(label(code.upper(), "muted"))
            form.addRow(title if code == LANGUAGE_CODES[0] else "", row)

    def show(self, text: Text) -> None:
        """Show a value."""
        for code, line in self.lines.items():
            line.setText(text.in_language(code))
            line.setCursorPosition(0)

    @property
    def text(self) -> Text:
        """What the lines say."""
        return Text(*(" ".join(self.lines[code].text().split()) for code in LANGUAGE_CODES))


class PostFields(QWidget):
    """Title, body, level, first and last day."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(GAP // 2)
        form.setHorizontalSpacing(2 * GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.title = TextFields(form, tr("Post"))
        self.body = TextFields(form, tr("Body"))
        self.rank: QComboBox = QComboBox()
        self.rank.addItem("", None)
        for code, words in choice_words(RankLevel).items():
            self.rank.addItem(words.in_any_language(ui_language()), RankLevel(code))
        self.since, self.until = QLineEdit(), QLineEdit()
        form.addRow(tr("Level"), self.rank)
        days = QHBoxLayout()
        days.setSpacing(GAP)
        days.addWidget(self.since)
        days.addWidget(label(tr("until"), "muted"))
        days.addWidget(self.until)
        self.since.setAccessibleName(tr("Since"))
        self.until.setAccessibleName(tr("until"))
        self.until.setPlaceholderText(tr("still held"))
        form.addRow(tr("Since"), days)
        for field in (*self.title.lines.values(), *self.body.lines.values(), self.since, self.until):
            field.textEdited.connect(lambda _: self.edited.emit())
        self.rank.activated.connect(lambda _: self.edited.emit())

    def show_post(self, post: "Post") -> None:
        """Show another post."""
        self.title.show(post.title)
        self.body.show(post.organisation)
        self.rank.setCurrentIndex(max(self.rank.findData(post.rank), 0))
        for line, day in ((self.since, post.since), (self.until, post.until)):
            line.setText(date_text(day) if day else "")
            mark_refused(line, refused=False)

    def post(self) -> "Post":
        """What the fields say; a day that cannot be read is left out and framed."""
        from briefing.registry import Post

        return Post(
            self.title.text, self.body.text, self.rank.currentData(), self._day(self.since), self._day(self.until)
        )

    @property
    def refusal(self) -> str:
        """Why the fields cannot be kept as they are, or an empty text."""
        if any(line.text().strip() and self._day(line) is None for line in (self.since, self.until)):
            return tr("Not a date: write it like 21.03.2025 or 21 March 2025.")
        since, until = self._day(self.since), self._day(self.until)
        return tr("The post ends before it begins.") if since and until and until < since else ""

    def _day(self, line: QLineEdit) -> dt.date | None:
        read = read_date(line.text()) if line.text().strip() else None
        mark_refused(line, refused=bool(line.text().strip()) and read is None)
        return dt.date.fromisoformat(read) if read else None
