"""Makes a parsed part ready for compiling: values printed by their place, loops counted, field paths carried."""

from collections.abc import Callable

from jinja2 import nodes

from briefing.word.compiling.draft import Draft
from briefing.word.compiling.scope import Scope, known_path, names_in, shows_value
from briefing.word.compiling.tags import Where
from briefing.word.printing.code_generator import own_call

_PRINTERS = {
    Where.RUN: "text",
    Where.RUNS: "runs",
    Where.BLOCK: "block",
    Where.TEXT: "plain",
    Where.ATTRIBUTE: "attribute",
    Where.ADDRESS: "address",
    Where.CAPTURE: "capture",
}


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
            inner = scope.inner({}) if isinstance(node, nodes.With) else scope
            inner.note(node)
            for name in ("body", "elif_", "else_"):
                self._body(getattr(node, name, None) or [], inner)
            if isinstance(node, (nodes.Assign, nodes.ExprStmt)):
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
            printer = "field" if shows_value(child, scope) else "about_field"
            return own_call(printer, *arguments, path, line=number)
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
