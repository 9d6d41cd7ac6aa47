"""Collects paragraphs, table rows and text boxes from a word processor's file, each once and in order."""


class TextFlow:
    """Paragraphs may lie inside others (text boxes) and inside cells; a table row becomes one paragraph."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._targets: list[list[str]] = [self.paragraphs]
        self._open: list[list[str]] = []

    def open_paragraph(self) -> None:
        """Text added from now on belongs to a new paragraph."""
        self._open.append([])

    def add(self, text: str | None) -> None:
        """Adds text to the open paragraph; text outside any paragraph is no text of the document."""
        if text and self._open:
            self._open[-1].append(text)

    def close_paragraph(self) -> None:
        """Ends the open paragraph."""
        text = "".join(self._open.pop()).strip() if self._open else ""
        if text:
            self._targets[-1].append(text)

    def open_cells(self) -> None:
        """A row or a cell begins."""
        self._targets.append([])

    def close_cells(self, separator: str) -> None:
        """A cell (joined by spaces) or a row (joined by bars) ends and goes to what holds it."""
        if len(self._targets) > 1:
            parts = self._targets.pop()
            if parts:
                self._targets[-1].append(separator.join(parts))
