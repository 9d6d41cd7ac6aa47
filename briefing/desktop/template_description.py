"""What the dialog of templates says about one of them, as HTML."""

from collections.abc import Iterator
from html import escape

from briefing.desktop.words import LANGUAGE_NAMES, field_label
from briefing.model.schema import ADDITIONAL
from briefing.translation import tr, tr_count, translated, ui_language
from briefing.word.faults import Fault
from briefing.word.inspection.template_state import TemplateState
from briefing.word.library import TemplateInfo


def template_html(info: TemplateInfo | None, state: TemplateState, muted: str) -> str:
    """The title, faults and additional fields of a template, and what is left out of it.

    `info` is None for a file that is not one of the templates yet; `muted` is the
    colour (`#rrggbb`) of what is less important.
    """
    paragraphs = [] if info is None else [_heading(info, muted)]
    if state.faults:
        paragraphs += _faults(state.faults, muted)
    elif info is None or info.own:
        paragraphs.append(f"<p>{escape(tr('The template is in order.'))}</p>")
    if state.additional:
        names = ", ".join(field_label(f"{ADDITIONAL}/{field}") for field in state.additional)
        paragraphs.append(f"<p>{escape(tr('The form also asks for: {names}', names=names))}</p>")
    if state.removed:
        items = "".join(f"<li>{escape(translated(removal.what))}</li>" for removal in state.removed)
        paragraphs.append(f"<p>{escape(tr('Left out, since it could fetch or run something:'))}</p><ul>{items}</ul>")
    return "".join(paragraphs)


def origin(info: TemplateInfo) -> str:
    """Where a template comes from, in words."""
    return tr("Own template") if info.own else tr("Comes with the program")


def _heading(info: TemplateInfo, muted: str) -> str:
    title = escape(info.title.in_any_language(ui_language()))
    languages = ", ".join(LANGUAGE_NAMES[code] for code in info.languages)
    return f"<p><b>{title}</b><br><span style='color:{muted}'>{escape(origin(info))} · {escape(languages)}</span></p>"


def _faults(faults: tuple[Fault, ...], muted: str) -> Iterator[str]:
    yield f"<p><b>{escape(tr_count('{count} fault.', '{count} faults.', len(faults)))}</b></p><ol>"
    for fault in faults:
        words = escape(f"{translated(fault.problem)} {translated(fault.remedy)}")
        yield f"<li><code>{escape(fault.tag)}</code> {words}<br>"
        yield f"<span style='color:{muted}'>{escape(translated(fault.place.message))}</span></li>"
    yield "</ol>"
