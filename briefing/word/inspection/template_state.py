"""What there is to say about a template before notes are written in it."""

from dataclasses import dataclass

from briefing.word.faults import Fault, FaultKind
from briefing.word.inspection.check import check_template
from briefing.word.inspection.context_names import all_known_fields
from briefing.word.inspection.own_fields import additional_names
from briefing.word.ooxml.cleaning import Removal


@dataclass(frozen=True)
class TemplateState:
    """The faults of a template, what is taken out of it, and the names of the fields that only it knows."""

    faults: tuple[Fault, ...] = ()
    removed: tuple[Removal, ...] = ()
    additional: tuple[str, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether notes can be written in it: a field nobody knows only stays empty."""
        return all(fault.kind is FaultKind.UNKNOWN_FIELD for fault in self.faults)


def state_of_template(data: bytes) -> TemplateState:
    """The state of the template in a .docx file; a file that cannot be read has faults that say so."""
    report = check_template(data, all_known_fields())
    state = TemplateState(report.faults, report.active, additional_names(report.fields))
    return state if state.is_usable else TemplateState(report.faults, report.active)
