"""Tags become Jinja's syntax tree: tokens of each tag by itself, joined with the markup between them.

The line number of every node is the number of its tag, so that faults and
values that fail can be told from the tag.
"""

from collections.abc import Callable, Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from briefing.word.code_generator import own_call
from briefing.word.draft import Draft, Segment
from briefing.word.environment import PartEnvironment
from briefing.word.faults import FaultKind
from briefing.word.scope import Scope, known_path, names_in
from briefing.word.tags import Tag, TagKind, Where

_STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_STRAIGHT_ALL = str.maketrans("“”„‟‘’‚‛«»–—", '""""\'\'\'\'""--')
_CURLY = frozenset("“”„‟‘’‚‛«»")
_PRINTERS = {
    Where.RUN: "text",
    Where.RUNS: "runs",
    Where.BLOCK: "block",
    Where.TEXT: "plain",
    Where.ATTRIBUTE: "attribute",
    Where.ADDRESS: "address",
    Where.CAPTURE: "capture",
}


class TagSyntaxError(ValueError):
    """A tag that says nothing the engine understands, with what to do about it."""

    def __init__(self, kind: FaultKind, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.kind, self.problem, self.remedy = kind, problem, remedy


def tokens_of(tag: Tag, environment: PartEnvironment) -> list[Token]:
    """The tokens of a tag, their line being its number; curly quotes are straightened where that is needed.

    Raises TagSyntaxError.
    """
    failure: TemplateSyntaxError | None = None
    for mend in (str, lambda body: body.translate(_STRAIGHT), lambda body: body.translate(_STRAIGHT_ALL)):
        source = f"{{{{{mend(tag.body)}}}}}" if tag.kind is TagKind.OUTPUT else f"{{%{mend(tag.body)}%}}"
        try:
            tokens = list(environment.lexer.tokenize(_spaced(source)))
            check_by_itself(tag, tokens, environment)
        except TemplateSyntaxError as error:
            failure = failure or error
        else:
            tag.body = mend(tag.body)
            return [Token(tag.number, token.type, token.value) for token in tokens]
    raise _explained(tag, failure)


def _spaced(source: str) -> str:
    return f"{source[:2]} {source[2:-2]} {source[-2:]}"


def check_by_itself(tag: Tag, tokens: list[Token], environment: PartEnvironment) -> None:
    """Parse a tag alone, with the ends it needs, so that its faults are not blamed on others."""
    closing = {
        "if": ["endif"],
        "elif": None,
        "for": ["endfor"],
        "macro": ["endmacro"],
        "call": ["endcall"],
        "filter": ["endfilter"],
        "with": ["endwith"],
        "autoescape": ["endautoescape"],
        "set": ["endset"],
    }
    around = [*tokens]
    if tag.is_statement:
        if tag.keyword == "elif":
            around = [*_statement("if x"), *tokens, *_statement("endif")]
        elif tag.keyword in ("colspan", "cellbg"):
            around = [Token(1, "variable_begin", "{{"), *tokens[2:-1], Token(1, "variable_end", "}}")]
        elif tag.keyword in ("else", "vm", "hm") or tag.keyword.startswith("end"):
            if len(tokens) > 3:
                raise TemplateSyntaxError(f"nothing may stand after “{tag.keyword}”", 1)
            return
        elif tag.keyword == "set" and any(token.type == "assign" for token in tokens):
            pass
        elif ends := closing.get(tag.keyword):
            around += _statement(ends[0])
        else:
            return
    _parsed(iter(around), environment)


def _statement(words: str) -> list[Token]:
    names = [Token(1, "name", word) for word in words.split()]
    return [Token(1, "block_begin", "{%"), *names, Token(1, "block_end", "%}")]


def _explained(tag: Tag, error: TemplateSyntaxError | None) -> TagSyntaxError:
    words = str(error.message if error else "").rstrip(".")
    if _CURLY & set(tag.body):
        return TagSyntaxError(
            FaultKind.QUOTES,
            "The quotation marks of the tag do not pair.",
            "Type them straight: in Word press Ctrl+Z after each mark that turns curly.",
        )
    if tag.kind is TagKind.OUTPUT and not tag.body.strip():
        return TagSyntaxError(FaultKind.BAD_TAG, "The tag is empty.", "Write the name of a field into it.")
    return TagSyntaxError(
        FaultKind.BAD_TAG,
        f"The tag cannot be understood: {words}.",
        "Correct it; docs/templates.md shows what can stand there.",
    )


def parse(
    segments: list[Segment], tokens: dict[int, list[Token]], texts: list[str], environment: PartEnvironment
) -> nodes.Template:
    """The syntax tree of a part."""
    return _parsed(_stream(segments, tokens, texts), environment)


def _stream(segments: list[Segment], tokens: dict[int, list[Token]], texts: list[str]) -> Iterator[Token]:
    number = 1
    for segment in segments:
        if not segment.mark:
            yield Token(number, "data", segment.markup)
        elif segment.mark == "x":
            yield Token(number, "data", texts[segment.number - 1])
        elif segment.mark in "vt":
            number = segment.number
            yield from tokens[number]


def _parsed(stream: Iterator[Token], environment: PartEnvironment) -> nodes.Template:
    parser = Parser(environment, "")
    parser.stream = TokenStream(stream, None, None)
    return parser.parse()


class Finisher:
    """Turns a parsed part into what is compiled: values printed by their place, loops counted, paths carried."""

    def __init__(self, draft: Draft, *, controls: bool) -> None:
        self._draft = draft
        self._controls = controls

    def finish(self, template: nodes.Template) -> nodes.Template:
        """The tree, changed in place."""
        self._body(template.body, Scope())
        return template

    def _body(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._node(node, scope)

    def _node(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.Output):
            node.nodes = [self._printed(child, scope) for child in node.nodes]
        elif isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Macro):
            inner = scope.inner({arg.name: None for arg in node.args})
            self._body(node.body, inner)
            node.body.insert(
                0,
                nodes.ExprStmt(own_call("count_turn", nodes.ContextReference(), line=node.lineno), lineno=node.lineno),
            )
        elif isinstance(node, nodes.CallBlock):
            self._body(node.body, scope.inner({arg.name: None for arg in node.args}))
        else:
            scope.note(node)
            inner = scope.inner({}) if isinstance(node, nodes.With) else scope
            for name in ("body", "elif_", "else_"):
                self._body(getattr(node, name, None) or [], inner)
            self._recursive_calls(node)

    def _recursive_calls(self, node: nodes.Node) -> None:
        for call in node.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "loop" and call.args:
                call.args[0] = _counted(call.args[0], 1, call.lineno)

    def _printed(self, child: nodes.Expr, scope: Scope) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            return child
        self._recursive_calls(nodes.ExprStmt(child))
        number = child.lineno
        tag = self._draft.tag(number)
        arguments: list[nodes.Expr] = [self._as_markup(child), nodes.Const(number), nodes.ContextReference()]
        if self._controls and tag.where in (Where.RUN, Where.RUNS, Where.BLOCK):
            path = known_path(child, scope) or nodes.Const(None)
            return own_call("field", *arguments, path, line=number)
        return own_call(_PRINTERS[tag.where], *arguments, line=number)

    def _as_markup(self, child: nodes.Expr) -> nodes.Expr:
        """Mark what a macro or a block of whole paragraphs gives as markup, which is not escaped again."""
        name = child.node if isinstance(child, nodes.Call) else child
        is_recursion = isinstance(child, nodes.Call) and isinstance(name, nodes.Name) and name.name == "loop"
        if is_recursion or (isinstance(name, nodes.Name) and name.name in self._draft.caught_markup):
            return own_call("markup", child, line=child.lineno)
        return child

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        weight = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        inner = scope.inner(dict.fromkeys((*names_in(node.target), "loop")))
        path = known_path(node.iter, scope) if self._controls and not node.recursive else None
        if path is not None and isinstance(node.target, nodes.Name):
            carrier = f"{node.target.name}__path"
            inner.paths[node.target.name] = nodes.Name(carrier, "load")
            base = scope.base(node.iter)
            node.iter = own_call(
                "rows", node.iter, path, base, nodes.ContextReference(), nodes.Const(weight), line=node.lineno
            )
            node.target = nodes.Tuple([node.target, nodes.Name(carrier, "store")], "store")
            _unpack_neighbours(node)
        else:
            node.iter = _counted(node.iter, weight, node.lineno)
        self._body(node.body, inner)
        self._body(node.else_, scope)


def _counted(items: nodes.Node, weight: int, line: int) -> nodes.Expr:
    return own_call("turns", items, nodes.ContextReference(), nodes.Const(weight), line=line)


def _unpack_neighbours(loop: nodes.For) -> None:
    """`loop.previtem` is a row, although the loop goes over rows with their paths."""
    for part in ("body", "else_"):
        for parent in getattr(loop, part):
            _replace(parent, _neighbour)


def _neighbour(node: nodes.Node) -> nodes.Node | None:
    if isinstance(node, nodes.Getattr) and node.attr in ("previtem", "nextitem"):
        owner = node.node
        if isinstance(owner, nodes.Name) and owner.name == "loop":
            return own_call("first_of", node, line=node.lineno)
    return None


def _replace(node: nodes.Node, change: Callable[[nodes.Node], nodes.Node | None]) -> None:
    for name, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, name, [_changed(item, change) for item in value])
        elif isinstance(value, nodes.Node):
            setattr(node, name, _changed(value, change))


def _changed(item: object, change: Callable[[nodes.Node], nodes.Node | None]) -> object:
    if not isinstance(item, nodes.Node):
        return item
    new = change(item)
    if new is not None:
        return new
    if not isinstance(item, nodes.For):
        _replace(item, change)
    return item
