"""The note of the session: kept in the preview, counted, and written to Word and PDF files."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from briefing.desktop.ask import Answer, Ask
from briefing.desktop.checking import Checking
from briefing.desktop.file_actions import FileActions
from briefing.desktop.preview_pane import PreviewPane
from briefing.desktop.templates import Templates
from briefing.editing import Session
from briefing.model import FieldPath
from briefing.model.gaps import open_gaps
from briefing.storage import write_atomically
from briefing.translation import told, tr, tr_count, translated

if TYPE_CHECKING:
    from briefing.desktop.live_preview import LivePreview
    from briefing.word import Parts

_HEAVY: Final = (
    "briefing.desktop.live_preview",
    "briefing.desktop.note",
    "briefing.desktop.page_view",
    "briefing.pages",
    "briefing.articles",
    "briefing.checks",
    "briefing.extraction",
)

_MOST_FAULTS: Final = 6


def load_heavy_modules() -> None:
    """Import what notes and articles need, beside the window and before anybody asks for it."""
    for name in _HEAVY:
        import_module(name)


class Exporting(QObject):
    """Renders the session's note. What is heavy to import is imported by `begin`, after the window is shown."""

    size_changed = Signal(int, int)
    stops_wanted = Signal()
    """The user wants to see why the note cannot go up."""
    draft_wanted = Signal()

    def __init__(
        self,
        session: Session,
        files: FileActions,
        preview: PreviewPane,
        templates: Templates,
        checking: Checking,
        ask: Callable[[], Ask],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._templates = templates
        self._files = files
        self._preview = preview
        self._checking = checking
        self._ask = ask
        self._live: LivePreview | None = None
        self.is_draft = True

    def begin(self) -> None:
        """Load the renderer and show the note."""
        from briefing.desktop.live_preview import LivePreview
        from briefing.desktop.note import NoteMaker

        self._maker = NoteMaker(lambda: self._templates.own_folder)
        self._live = LivePreview(self._maker, lambda: self._session.briefing, self._show, self._refuse, self)
        self._live.update()

    def update(self) -> None:
        """The session changed."""
        if self._live is not None:
            self._live.update()

    def stop(self) -> None:
        """Render nothing any more."""
        if self._live is not None:
            self._live.stop()

    def toggle_draft(self) -> None:
        """Show and export a draft or a final note."""
        self.is_draft = not self.is_draft
        if self._live is not None:
            self._live.is_draft = self.is_draft
            self._live.update()

    def gaps(self) -> tuple[FieldPath, ...]:
        """The required fields that are empty without a reason."""
        return open_gaps(self._session.briefing, self._templates.needs())

    def to_word(self) -> None:
        """Write the note as a Word file."""
        if self._may_export():
            self._files.export_to("docx", [f"{tr('Word documents')} (*.docx)"], self._write_word)

    def to_pdf(self) -> None:
        """Write the note as a PDF file."""
        if self._may_export():
            self._files.export_to("pdf", [f"{tr('PDF documents')} (*.pdf)"], self._write_pdf)

    def print(self) -> None:
        """Show what comes out of the printer, and print it."""
        if self._live is not None:
            self._live.render_now()
        pages = self._preview.pages
        if pages is not None and self._may_export():
            from briefing.desktop.print_preview import PrintPreview

            PrintPreview(pages, parent=self._preview.window()).open()

    def tools(self, actions: dict[str, QAction]) -> list[QWidget]:
        """The buttons of the preview's header."""
        buttons: list[QWidget] = []
        for name in ("template", "draft", "print"):
            button = QToolButton(autoRaise=True)
            button.setDefaultAction(actions[name])
            button.setIconSize(QSize(16, 16))
            if name == "draft":
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            buttons.append(button)
        return buttons

    def _may_export(self) -> bool:
        if self.is_draft:
            return True
        from briefing.checks import Severity

        stops = self._checking.run_now().of(Severity.STOP)
        if not stops:
            return True
        question = tr_count(
            "The checks found {count} reason why the note cannot go up as final.",
            "The checks found {count} reasons why the note cannot go up as final.",
            len(stops),
        )
        answers = [
            Answer("show", tr("Show them"), is_default=True),
            Answer("draft", tr("Export as draft")),
            Answer("stay", tr("Cancel"), is_careful=True),
        ]
        details = tr("Mend them, or let those stand that have a reason. A draft can always be exported.")
        answer = self._ask().choose(tr("Not ready"), question, answers, details)
        if answer == "show":
            self.stops_wanted.emit()
        elif answer == "draft":
            self.draft_wanted.emit()
        return answer == "draft"

    def _write_word(self, path: Path) -> None:
        parts = self._maker.exported(self._session.briefing, draft=self.is_draft)
        write_atomically(path, parts.package())

    def _write_pdf(self, path: Path) -> None:
        from briefing.pages import lay_out, pdf_bytes

        parts = self._maker.parts(self._session.briefing, draft=self.is_draft, controls=False)
        write_atomically(path, pdf_bytes(lay_out(parts)))

    def _show(self, parts: "Parts") -> None:
        from briefing.desktop.note import count_words

        self._preview.show_parts(parts, self.gaps())
        self.size_changed.emit(count_words(parts), self._preview.page_count)

    def _refuse(self, error: Exception) -> None:
        faults = getattr(error, "faults", ())
        if faults:
            lines = [tr("The note cannot be shown, since its template has faults:")]
            lines += [translated(fault.message) for fault in faults[:_MOST_FAULTS]]
            lines += ["…"] if len(faults) > _MOST_FAULTS else []
            lines.append(tr("Choose “Template of the note” (Ctrl+T) to see them all or to take another template."))
            self._preview.show_message("\n\n".join(lines))
        else:
            self._preview.show_message(tr("The note cannot be shown: {reason}", reason=told(error)))
        self.size_changed.emit(0, 0)
