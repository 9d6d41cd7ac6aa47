"""The text of one source with its phrases marked in the colours of the form."""

from functools import cache
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefing.desktop.look import GAP, kind_colour
from briefing.desktop.phrases import Phrase, TextPlaces, phrases_at, phrases_of
from briefing.desktop.words import place_label, suggestion_text, value_text
from briefing.model import Briefing, Source, exists, get
from briefing.translation import tr

_FILL = 0.30
_FILL_ACCEPTED = 0.13
_FILL_CHOSEN = 0.62
_LETTERS_AT_ONCE = 100_000
"""A mark makes Qt lay out the text up to it, which takes tenths of a second in a text of a million letters."""


class ArticleView(QTextEdit):
    """A read-only text. A click on a phrase leads to its field; the pointer over it tells the field and the rule."""

    phrase_clicked = Signal(str)

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Text of the source"))
        self._briefing = Briefing()
        self._phrases: tuple[Phrase, ...] = ()
        self._chosen: tuple[int, int] | None = None
        self._source = source
        self._places = TextPlaces(source.text)
        self._reach = _LETTERS_AT_ONCE
        """Where the marks end so far; the rest of a long text follows in steps."""
        self._marking = QTimer(self, singleShot=True, interval=0)  # once for all that changes at a time
        self._marking.timeout.connect(self._mark)
        self._set_text(source)

    def show_phrases(self, briefing: Briefing) -> None:
        """Mark what the briefing takes, or could take, from this source."""
        self._briefing = briefing
        phrases = phrases_of(briefing, self._source.id)
        if phrases != self._phrases:
            self._phrases = phrases
            self._marking.start()

    def choose(self, path: str) -> bool:
        """Set off the first phrase of a field and scroll to it; False if the field has none here."""
        found = next((phrase for phrase in self._phrases if phrase.path.is_within(path)), None)
        if found is None:
            return False
        self.choose_span(found.start, found.end)
        return True

    def choose_span(self, start: int, end: int) -> None:
        """Set off a span of the text and scroll to it."""
        self._chosen = (start, end)
        self._marking.start()
        cursor = self._cursor(start, start)
        box = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 2 * GAP, 0, -4 * GAP).contains(box.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def drop_choice(self) -> None:
        """Set nothing off any more."""
        if self._chosen is not None:
            self._chosen = None
            self._marking.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that phrases can be clicked."""
        super().mouseMoveEvent(event)
        over = bool(self._at(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to the field, unless text was selected."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self._at(event.position().toPoint())
            if found:
                self.phrase_clicked.emit(found[0].path)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a phrase is for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._at(event.pos())
            QToolTip.showText(
                event.globalPos(), "<br>".join(self._tip(phrase) for phrase in found[:4]), self.viewport()
            )
            return True
        return super().viewportEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: the text is plain."""
        del kind, name
        return None

    def _set_text(self, source: Source) -> None:
        self.setPlainText(source.text)
        self.document().setDocumentMargin(2 * GAP)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spacing)
        if source.title and source.text.startswith(source.title):
            heading = QTextCharFormat()
            heading.setFontWeight(600)
            heading.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 2)
            self._cursor(0, len(source.title)).mergeCharFormat(heading)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _mark(self) -> None:
        marks, formats = [], cache(_format_of)
        for phrase in self._phrases:
            if phrase.start >= self._reach:
                break
            mark = QTextEdit.ExtraSelection()
            mark.format = formats(phrase.path.steps[0], is_proposed=phrase.is_proposed)
            mark.cursor = self._cursor(phrase.start, phrase.end)
            marks.append(mark)
        if self._chosen:
            chosen = QTextEdit.ExtraSelection()
            phrases = [phrase for phrase in self._phrases if (phrase.start, phrase.end) == self._chosen]
            chosen.format.setBackground(kind_colour(phrases[0].path.steps[0] if phrases else "visit", _FILL_CHOSEN))
            chosen.cursor = self._cursor(*self._chosen)
            marks.append(chosen)
        self.setExtraSelections(marks)
        if self._reach < len(self._source.text):
            self._reach += _LETTERS_AT_ONCE
            self._marking.start()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.to_qt(start))
        cursor.setPosition(self._places.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _at(self, point: QPoint) -> list[Phrase]:
        layout = self.document().documentLayout()
        scrolled = point + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        place = layout.hitTest(scrolled.toPointF(), Qt.HitTestAccuracy.ExactHit)
        return phrases_at(self._phrases, self._places.from_qt(place)) if place >= 0 else []

    def _tip(self, phrase: Phrase) -> str:
        briefing = self._briefing
        label = escape(place_label(briefing, phrase.path))
        if phrase.is_proposed:
            item = next(item for item in briefing.suggestions if item.path == phrase.path)
            value = escape(suggestion_text(briefing, item))
            rule = tr(
                "Rule “{rule}”, right in {percent} of 100 cases", rule=item.rule, percent=round(item.confidence * 100)
            )
            return f"<b>{label}</b>: {value}<br>{escape(rule)}"
        if not exists(briefing, phrase.path):
            return f"<b>{label}</b>"
        return f"<b>{label}</b>: {escape(value_text(briefing, phrase.path, get(briefing, phrase.path)))}"


def _format_of(section: str, *, is_proposed: bool) -> QTextCharFormat:
    """How a phrase of a section is marked in the colours of the present scheme."""
    shown = QTextCharFormat()
    shown.setBackground(kind_colour(section, _FILL if is_proposed else _FILL_ACCEPTED))
    if not is_proposed:
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shown.setUnderlineColor(kind_colour(section))
    return shown
