"""Opening, saving and exporting, with the questions they need."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from briefing.desktop.adding_articles import ArticleAdder
from briefing.desktop.ask import Answer, Ask
from briefing.desktop.background import Background
from briefing.desktop.clips import clip_of, files_of, is_address
from briefing.desktop.open_document import OpenDocument
from briefing.desktop.reading_articles import ArticleReader
from briefing.desktop.settings import Settings
from briefing.desktop.templates import is_template_file, may_be_template
from briefing.desktop.word_edits import is_exported_note
from briefing.desktop.words import source_name
from briefing.storage import SUFFIX, DamagedFileError, FileChangedError, StorageError, recovery_of
from briefing.translation import mark, told, tr, translated

ARTICLE_ENDINGS = (
    "txt", "md", "html", "htm", "mhtml", "mht", "webarchive", "pdf", "docx", "doc", "odt", "rtf", "eml", "msg",
)  # fmt: skip
_SAVE_FAILED = mark("The briefing was not saved")
_OPEN_FAILED = mark("The file was not opened")


class FileActions(QObject):
    """What the File menu does to the document of the window."""

    told = Signal(str)
    """Something worth a line in the status bar."""
    template_opened = Signal(object)
    """A Word file that is to be the template of the note."""
    word_edits_opened = Signal(object)
    """A Word file of a note whose edits are to be taken over."""

    def __init__(
        self,
        document: OpenDocument,
        ask: Callable[[], Ask],
        reader: ArticleReader,
        background: Background,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._ask_now = ask
        self._reader = reader
        self._background = background
        self._settings = settings
        ArticleAdder(document, ask, reader, settings, self.may_leave, self).told.connect(self.told)

    @property
    def _ask(self) -> Ask:
        return self._ask_now()

    def new(self) -> None:
        """Begin an empty briefing."""
        if self.may_leave():
            self._document.start_new(self._settings.get("document_language"))

    def open(self) -> None:
        """Ask for a briefing or an article and open it."""
        filters = [
            f"{tr('Briefings and articles')} (*{SUFFIX} {_patterns()})",
            f"{tr('Briefings')} (*{SUFFIX})",
            f"{tr('Articles')} ({_patterns()})",
            f"{tr('All files')} (*)",
        ]
        path = self._ask.file_to_open(tr("Open"), filters, self._folder())
        if path is not None:
            self.open_path(path)

    def open_article(self) -> None:
        """Ask for an article and read it."""
        filters = [f"{tr('Articles')} ({_patterns()})", f"{tr('All files')} (*)"]
        path = self._ask.file_to_open(tr("Open article"), filters, self._folder())
        if path is not None:
            self.open_path(path)

    def open_address(self) -> None:
        """Ask for a web address and read the article there."""
        copied = QGuiApplication.clipboard().text().strip()
        question = tr("Address of the article, beginning with http:// or https://:")
        url = self._ask.line(tr("Open web address"), question, copied if is_address(copied) else "")
        if url and url.strip():
            self._reader.read_addresses([url.strip()])

    def open_path(self, path: Path) -> None:
        """Open a file: a briefing takes the place of the present one, an article is read."""
        self.open_paths([path])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files that were chosen together: the briefing among them first, then the articles beside it."""
        briefings = [path for path in paths if path.suffix.lower() == SUFFIX]
        if len(briefings) > 1:
            self._ask.tell(
                tr(_OPEN_FAILED),
                tr("Only one briefing can be open at a time. Open one of them; articles may come with it."),
            )
        elif all(self._open_briefing(path) for path in briefings):
            self._open_articles([path for path in paths if path not in briefings])

    def _open_articles(self, paths: list[Path]) -> None:
        """Read files as articles, once it is clear that they are no templates: a look into Word files takes a while."""
        if not any(map(may_be_template, paths)):
            self._reader.read_files(paths)
            return
        label = tr("Reading {name}…", name=paths[0].name)
        self._background.run_in_background(
            label,
            lambda: _looked_into(paths),
            lambda found: self._open_looked_into(paths, *found),
            lambda _: self._reader.read_files(paths),
        )

    def _open_looked_into(self, paths: list[Path], notes: list[Path], templates: list[Path]) -> None:
        edited = [path for path in notes if self._comes_back(path)]
        for path in edited:
            self.word_edits_opened.emit(path)
        meant = [path for path in templates if path not in edited and self._is_meant_as_template(path)]
        for path in meant:
            self.template_opened.emit(path)
        self._reader.read_files([path for path in paths if path not in (*meant, *edited)])

    def remove_article(self, source_id: str) -> None:
        """Take an article out of the briefing; undo brings it back, so nothing is asked."""
        session = self._document.session
        name = source_name(session.briefing, source_id)
        session.remove_row(f"sources/{source_id}", tr("Remove article “{name}”", name=name))
        self.told.emit(tr("“{name}” was removed with what it alone proposes. Undo brings it back.", name=name))

    def take(self, mime: QMimeData) -> None:
        """Open what was dropped or lies on the clipboard."""
        files = files_of(mime)
        if files:
            self.open_paths(files)
            return
        clip = clip_of(mime)
        refusal = clip.refusal
        if refusal is not None:
            self._ask.tell(tr("There is nothing to read"), translated(refusal))
        else:
            self._reader.read_clip(clip)

    def paste(self) -> None:
        """Read the clipboard as an article."""
        self.take(QGuiApplication.clipboard().mimeData() or QMimeData())  # None where the system gives no clipboard

    def save(self) -> bool:
        """Save; a briefing without a name asks for one. False if it is not on disk now."""
        if self._document.path is None:
            return self.save_as()
        try:
            self._document.save()
        except FileChangedError as error:
            return self._save_over_changed(told(error))
        except StorageError as error:
            self._ask.tell(tr(_SAVE_FAILED), told(error))
            return False
        self._remember(self._document.path)
        return True

    def save_as(self) -> bool:
        """Ask for a name and save under it."""
        proposal = self._document.path or self._folder() / f"{self._title()}{SUFFIX}"
        path = self._ask.file_to_save(tr("Save briefing"), [f"{tr('Briefings')} (*{SUFFIX})"], proposal)
        if path is None:
            return False
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            self._document.save_as(path)
        except StorageError as error:
            self._ask.tell(tr(_SAVE_FAILED), told(error))
            return False
        self._remember(path)
        return True

    def export_to(self, kind: str, filters: list[str], write: Callable[[Path], None]) -> None:
        """Ask for a name with this ending and let `write` write the note there."""
        proposal = (self._document.path or self._folder() / self._title()).with_suffix(f".{kind}")
        path = self._ask.file_to_save(tr("Export the note"), filters, proposal)
        if path is None:
            return
        path = path if path.suffix.lower() == f".{kind}" else Path(f"{path}.{kind}")
        try:
            write(path)
        except (ValueError, OSError) as error:
            self._ask.tell(tr("The note was not exported"), told(error))
            return
        self.told.emit(tr("Exported to {path}", path=path))

    def may_leave(self) -> bool:
        """Whether the present briefing may be closed: it is saved, or the user wants no changes kept."""
        if not self._document.session.is_modified:
            return True
        answers = [
            Answer("save", tr("Save"), is_default=True),
            Answer("discard", tr("Don’t save")),
            Answer("stay", tr("Cancel"), is_careful=True),
        ]
        question = tr("Save the changes to “{name}”?", name=self.name())
        answer = self._ask.choose(tr("Unsaved changes"), question, answers)
        return answer == "discard" or (answer == "save" and self.save())

    def name(self) -> str:
        """What the briefing is called in titles and questions."""
        path = self._document.path
        return path.stem if path else self._title()

    def _open_briefing(self, path: Path) -> bool:
        """Open a briefing, or tell why it cannot be opened; False if the user wants to keep the present one."""
        if not self.may_leave():
            return False
        try:
            if not self._offer_recovery(path):
                self._document.open(path)
        except DamagedFileError as error:
            self._offer_older(error)
        except StorageError as error:
            self._ask.tell(tr(_OPEN_FAILED), told(error))
        else:
            self._remember(path)
        return True

    def _offer_recovery(self, path: Path) -> bool:
        """Offer the unsaved changes to a file that were left by a crash; True if they are open now."""
        folder = self._settings.folder
        copy = recovery_of(path, folder.recovery if folder else None)
        if copy is None or copy.is_given_up:
            return False
        answers = [
            Answer("open", tr("Open the copy"), is_default=True),
            Answer("file", tr("Open the saved file"), is_careful=True),
        ]
        question = tr("Briefing was not closed properly. Open the unsaved changes to {name}?", name=path.name)
        if self._ask.choose(tr("Recovery"), question, answers) != "open":
            return False
        self._document.open_recovered(copy)
        return True

    def _offer_older(self, error: DamagedFileError) -> None:
        """Offer the copies of a damaged file, as a briefing without a name: the damaged file stays as it is."""
        if not error.copies:
            self._ask.tell(tr(_OPEN_FAILED), told(error))
            return
        answers = [
            Answer("older", tr("Open the older copy"), is_default=True),
            Answer("stay", tr("Cancel"), is_careful=True),
        ]
        if self._ask.choose(tr(_OPEN_FAILED), told(error), answers) == "older":
            try:
                self._document.open_copy_of(error.copies[0])
            except StorageError as problem:
                self._ask.tell(tr(_OPEN_FAILED), told(problem))

    def _is_meant_as_template(self, path: Path) -> bool:
        answers = [
            Answer("template", tr("Use as template"), is_default=True),
            Answer("article", tr("Read as article"), is_careful=True),
        ]
        question = tr("“{name}” holds tags for values. Is it a template for notes?", name=path.name)
        return self._ask.choose(tr("Word file"), question, answers) == "template"

    def _comes_back(self, path: Path) -> bool:
        answers = [
            Answer("edits", tr("Take over its edits"), is_default=True),
            Answer("article", tr("Read as article"), is_careful=True),
        ]
        question = tr("“{name}” is a note made with Briefing. Shall what was edited in it come back?", name=path.name)
        return self._ask.choose(tr("Word file"), question, answers) == "edits"

    def _save_over_changed(self, explanation: str) -> bool:
        answers = [
            Answer("other", tr("Save under another name"), is_default=True),
            Answer("over", tr("Save over it")),
            Answer("stay", tr("Cancel"), is_careful=True),
        ]
        answer = self._ask.choose(tr("File changed"), explanation, answers)
        if answer == "other":
            return self.save_as()
        if answer == "stay":
            return False
        try:
            self._document.save(overwrite=True)
        except StorageError as error:
            self._ask.tell(tr(_SAVE_FAILED), told(error))
            return False
        return True

    def _remember(self, path: Path) -> None:
        if self._settings.folder is None:
            return
        try:
            self._settings.folder.remember_file(path)
        except StorageError as error:
            self.told.emit(told(error))

    def _folder(self) -> Path:
        path = self._document.path
        return path.parent if path else Path.cwd()

    def _title(self) -> str:
        briefing = self._document.session.briefing
        title = briefing.header.title.in_any_language(briefing.language) or tr("Untitled")
        return "".join(character for character in title if character.isalnum() or character in " -_.").strip()[:80]


def _patterns() -> str:
    return " ".join(f"*.{ending}" for ending in ARTICLE_ENDINGS)


def _looked_into(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """The notes and the templates among the files."""
    notes = [path for path in paths if is_exported_note(path)]
    return notes, [path for path in paths if path not in notes and is_template_file(path)]
