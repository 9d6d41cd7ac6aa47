"""The numbers of the sources behind the facts of a note: `[1]`, `[1, 3]`."""

from collections import defaultdict

from briefing.model import LANGUAGE_CODES, Briefing


class Citations:
    """Which sources stand behind which rows and fields.

    Sources are numbered in the order in which the briefing lists them, because
    that is the order of the list at the end of the note.
    """

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._of_row: defaultdict[str, set[int]] = defaultdict(set)
        self._of_field: defaultdict[str, dict[str, set[int]]] = defaultdict(dict)

    def add(self, path: str, sources: set[str]) -> None:
        """Note the sources (by id) that are quoted for the field at this path."""
        steps = path.split("/")
        if steps[-1] in LANGUAGE_CODES:
            steps.pop()
        numbers = {self._numbers[source] for source in sources if source in self._numbers}
        for length in range(1, len(steps)):
            self._of_row["/".join(steps[:length])] |= numbers
        fields = self._of_field["/".join(steps[:-1])]
        fields[steps[-1]] = fields.get(steps[-1], set()) | numbers

    def of_row(self, path: str, source: str = "") -> str:
        """The mark of a row or section, with the source the row itself names."""
        named = {self._numbers[source]} if source in self._numbers else set()
        return _mark(self._of_row.get(path, set()) | named)

    def of_fields(self, path: str) -> dict[str, str]:
        """The marks of the single fields of a row or section that have any."""
        return {name: _mark(numbers) for name, numbers in self._of_field.get(path, {}).items()}


def citations(briefing: Briefing) -> Citations:
    """The citations that follow from the evidence of a briefing."""
    found = Citations({source.id: number for number, source in enumerate(briefing.sources, 1)})
    for path, evidence in briefing.evidence.items():
        if evidence.quotes:
            found.add(path, {quote.source for quote in evidence.quotes})
    return found


def _mark(numbers: set[int]) -> str:
    return f"[{', '.join(map(str, sorted(numbers)))}]" if numbers else ""
