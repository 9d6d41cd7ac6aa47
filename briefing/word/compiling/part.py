"""Compiles one part of a template: tree, tags, syntax, code."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import Token
from jinja2.runtime import new_context
from lxml import etree

from briefing.messages import Message
from briefing.word.compiling.blocks import check_conditions, check_structure, find_blocks
from briefing.word.compiling.capture import catch_texts
from briefing.word.compiling.cells import shape_cells
from briefing.word.compiling.draft import Draft, Segment, mark_node
from briefing.word.compiling.fields import FieldReader, Uses
from briefing.word.compiling.finishing import Finisher
from briefing.word.compiling.guards import changing_tables, guard
from briefing.word.compiling.joining import mark_tags
from briefing.word.compiling.lifting import join_paragraphs, lift_lonely_statements, lift_tags
from briefing.word.compiling.reading import read_tags, trees_of
from briefing.word.compiling.slots import cut_slots
from briefing.word.compiling.syntax import parse
from briefing.word.compiling.tags import Tag, TagKind, Where
from briefing.word.faults import FaultKind
from briefing.word.ooxml.contents_table import mark_contents_tables
from briefing.word.ooxml.markup import DECLARATION, w
from briefing.word.ooxml.tree import ancestor
from briefing.word.printing.environment import (
    PartEnvironment,
    RenderContext,
    RenderState,
    glue,
    lookup_in,
    method_in,
    turns,
)
from briefing.word.printing.output import Printer

_BATCH: Final = 512
CODE_NAME: Final = "<template>"
"""The file name of compiled parts in the traces of errors."""
_PLAIN_CONTROL: Final = f"{w('sdtPr')}/{w('text')}"


class CompiledPart:
    """A part ready to be rendered: the code, and which tag each line of it came from."""

    def __init__(
        self, draft: Draft, segments: list[Segment], tokens: dict[int, list[Token]], environment: PartEnvironment
    ) -> None:
        self.name = draft.name
        self.tags = draft.tags
        self._draft = draft
        self._segments = segments
        self._tokens = tokens
        self._environment = environment
        self._roots: dict[bool, tuple[Callable[[RenderContext], Iterator[str]], list[tuple[int, int]]]] = {}

    def render(self, context: dict[str, Any], state: RenderState, *, controls: bool) -> bytes:
        """The part filled with the values of the context."""
        if controls not in self._roots:
            self._roots[controls] = self._compiled(controls=controls)
        root, _ = self._roots[controls]
        page = new_context(self._environment, None, {}, context, globals=self._environment.globals)
        assert isinstance(page, RenderContext)
        page.state = state
        return "".join((DECLARATION, *root(page))).encode("utf-8", "replace")

    def tag_at(self, line: int, *, controls: bool) -> Tag | None:
        """The tag that a line of the compiled code was made from."""
        lines = self._roots[controls][1] if controls in self._roots else []
        number = next((tag for tag, first in reversed(lines) if first <= line), 0)
        return self.tags[number - 1] if 0 < number <= len(self.tags) else None

    def tree(self) -> nodes.Template:
        """The syntax tree of the whole part. Raises TemplateSyntaxError for what tags by themselves do not show."""
        return parse(self._segments, self._tokens, self._draft.texts, self._environment)

    def uses(self) -> Uses:
        """The fields the part uses, also where faults keep it from being parsed as a whole."""
        if self._draft.flaws:
            return FieldReader().read_apart(trees_of(self._draft, self._tokens, self._environment))
        return FieldReader().read(self.tree())

    def _compiled(self, *, controls: bool) -> tuple[Callable[[RenderContext], Iterator[str]], list[tuple[int, int]]]:
        slots, segments = cut_slots(self._segments, self._draft, controls=controls)
        template = Finisher(self._draft, controls=controls).finish(
            parse(segments, self._tokens, self._draft.texts, self._environment)
        )
        code = self._environment.compile(template, filename=CODE_NAME)
        namespace: dict[str, Any] = {
            "environment": self._environment,
            "__file__": CODE_NAME,
            "lookup": lookup_in(self._environment),
            "method": method_in(self._environment),
            "glue": glue,
            "turns": turns,
            "count_turn": lambda context: context.state.turn(),
            "first_of": lambda pair: pair[0] if isinstance(pair, tuple) else pair,
            "step": lambda path, step: None if path is None else f"{path}/{step}",
            **Printer(slots).functions(),
        }
        exec(code, namespace)  # noqa: S102 - code of Jinja's sandbox, made from a checked tree
        lines = [tuple(map(int, pair.split("="))) for pair in namespace["debug_info"].split("&") if pair]
        return namespace["root"], lines  # type: ignore[return-value]


def compile_part(name: str, root: etree._Element, environment: PartEnvironment) -> tuple[CompiledPart | None, Draft]:
    """The compiled part, None where it has no tags, and the draft with its faults."""
    draft = Draft(name, root)
    mark_tags(draft)
    if not draft.tags:
        return None, draft
    mark_contents_tables(root)
    join_paragraphs(draft)
    blocks = find_blocks(draft)
    changing = changing_tables(draft)
    conditions = shape_cells(draft)
    lift_tags(draft)
    lift_lonely_statements(draft, blocks)
    check_structure(draft, blocks)
    check_conditions(draft, blocks, conditions)
    catch_texts(draft, blocks)
    guard(draft, changing)
    tokens = read_tags(draft, environment)
    _mark_properties(draft)
    part = CompiledPart(draft, draft.segments(), tokens, environment)
    draft.forget_tree()
    if not draft.flaws:
        _check_whole(part, draft)
    return part, draft


def _check_whole(part: CompiledPart, draft: Draft) -> None:
    try:
        part.tree()
    except TemplateSyntaxError as error:
        tag = draft.tag(min(max(error.lineno, 1), len(draft.tags)))
        problem = Message("The tag does not fit where it stands ({reason}).", reason=error.message)
        draft.complain(FaultKind.BAD_TAG, tag, problem, Message("Write it as the guide to templates shows."))


def _mark_properties(draft: Draft) -> None:
    """Mark the properties of every paragraph that prints a value, and note what may happen to the value there."""
    marked = set()
    for tag in draft.tags:
        run = draft.marks.get(tag.number)
        if run is None or tag.where not in (Where.RUN, Where.RUNS) or tag.kind is not TagKind.OUTPUT:
            continue
        parent = run.getparent()
        plain = any(control.find(_PLAIN_CONTROL) is not None for control in run.iterancestors(w("sdt")))
        draft.freedom[tag.number] = (parent is not None and parent.tag == w("p"), not plain)
        paragraph = ancestor(run, "p")
        if paragraph is None or paragraph in marked:
            continue
        marked.add(paragraph)
        properties = paragraph.find(w("pPr"))
        if properties is None:
            paragraph.insert(0, mark_node("z", tag.number))
        else:
            properties.addnext(mark_node("z", tag.number))
        paragraph.insert(0, mark_node("q", tag.number))
