"""Which fields a template uses, where and how often."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from briefing.word.compiling.scope import names_in

Path = tuple[str, ...]
"""A field as a template names it; `*` steps into the rows of a list."""

_ONE_ROW: Final = frozenset(("first", "last", "random", "min", "max"))
_SAME_ROWS: Final = frozenset(("sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"))
_ABOUT_ROWS: Final = frozenset(
    ("map", "sort", "sum", "groupby", "unique", "min", "max", "join", "selectattr", "rejectattr")
)
_GIVEN: Final = frozenset(
    ("loop", "range", "dict", "namespace", "cycler", "joiner", "caller", "varargs", "kwargs", "true")
)
_METHODS: Final = frozenset(("items", "keys", "values", "get"))


@dataclass(slots=True)
class Uses:
    """The tags that use each field, by number; `lists` are the paths loops go over."""

    tags: dict[Path, list[int]] = field(default_factory=dict)
    lists: set[Path] = field(default_factory=set)
    conditions: set[Path] = field(default_factory=set)
    values: set[Path] = field(default_factory=set)


Bound = dict[str, Path | None]


class FieldReader:
    """Follows the names of a parsed part back to the fields they stand for."""

    def __init__(self) -> None:
        self.uses = Uses()

    def read(self, template: nodes.Template) -> Uses:
        """Everything the part uses."""
        self._body(template.body, {})
        return self.uses

    def read_apart(self, trees: Iterable[nodes.Template]) -> Uses:
        """What single tags use, of a part that cannot be parsed as a whole: a loop binds its name from there on."""
        bound: Bound = {}
        for tree in trees:
            self._body(tree.body, bound)
            for loop in tree.find_all(nodes.For):
                path = self._path(loop.iter, bound)
                bound.update(dict.fromkeys(names_in(loop.target)))
                if isinstance(loop.target, nodes.Name) and path is not None:
                    bound[loop.target.name] = (*path, "*")
        return self.uses

    def _body(self, body: Iterable[nodes.Node], bound: Bound) -> None:
        for node in body:
            self._node(node, bound)

    def _node(self, node: nodes.Node, bound: Bound) -> None:
        match node:
            case nodes.For():
                self._loop(node, bound)
            case nodes.If():
                self._expression(node.test, bound, self.uses.conditions)
                for body in (node.body, node.elif_, node.else_):
                    self._body(body, bound)
            case nodes.Assign():
                self._assignment(node, bound)
            case nodes.With():
                self._with(node, bound)
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node, bound)
            case nodes.AssignBlock():
                self._body(node.body, bound)
                bound.update(dict.fromkeys(names_in(node.target)))
            case nodes.Expr():
                self._expression(node, bound, self.uses.values)
            case _:
                self._body(node.iter_child_nodes(), bound)

    def _loop(self, node: nodes.For, bound: Bound) -> None:
        path = self._path(node.iter, bound)
        self._expression(node.iter, bound, self.uses.lists)
        inner: Bound = bound | dict.fromkeys((*names_in(node.target), "loop"))
        if isinstance(node.target, nodes.Name) and path is not None:
            inner[node.target.name] = (*path, "*")
        if node.test is not None:
            self._expression(node.test, inner, self.uses.conditions)
        self._body(node.body, inner)
        self._body(node.else_, bound)

    def _assignment(self, node: nodes.Assign, bound: Bound) -> None:
        self._expression(node.node, bound)
        bound.update(dict.fromkeys(names_in(node.target)))
        if isinstance(node.target, nodes.Name):
            bound[node.target.name] = self._path(node.node, bound)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, bound: Bound) -> None:
        if isinstance(node, nodes.Macro):
            bound[node.name] = None
        else:
            self._expression(node.call, bound)
        self._body(node.body, bound | {arg.name: None for arg in node.args})

    def _with(self, node: nodes.With, bound: Bound) -> None:
        inner = dict(bound)
        for target, value in zip(node.targets, node.values, strict=True):
            self._expression(value, bound)
            inner.update(dict.fromkeys(names_in(target)))
            if isinstance(target, nodes.Name):
                inner[target.name] = self._path(value, bound)
        self._body(node.body, inner)

    def _expression(self, node: nodes.Node, bound: Bound, kind: set[Path] | None = None) -> None:
        """Note the fields of an expression: whole chains of names, and what stands inside other operators."""
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            path = self._path(node, bound)
            if path:
                self.uses.tags.setdefault(path, []).append(node.lineno)
                if kind is not None:
                    kind.add(path)
                return
            if isinstance(node, nodes.Name):
                return
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            self._expression(node.node.node, bound, kind)
            for argument in node.args:
                self._expression(argument, bound)
            return
        if isinstance(node, nodes.Filter) and node.node is not None:
            self._attributes(node, bound)
        for child in node.iter_child_nodes():
            self._expression(child, bound, kind)

    def _attributes(self, node: nodes.Filter, bound: Bound) -> None:
        """`officials|map(attribute='name')` uses the names of the officials."""
        if node.name not in _ABOUT_ROWS or node.node is None:
            return
        path = self._path(node.node, bound)
        wanted = [pair.value for pair in node.kwargs if pair.key == "attribute"]
        if node.name in ("groupby", "selectattr", "rejectattr"):
            wanted += node.args[:1]
        for constant in wanted:
            if path is not None and isinstance(constant, nodes.Const) and isinstance(constant.value, str):
                self.uses.tags.setdefault((*path, "*", *constant.value.split(".")), []).append(node.lineno)

    def _path(self, node: nodes.Node | None, bound: Bound) -> Path | None:
        """The field an expression stands for; None where it stands for something else."""
        match node:
            case nodes.Name():
                return bound.get(node.name, None if node.name in _GIVEN else (node.name,))
            case nodes.Getattr():
                return _longer(self._path(node.node, bound), node.attr)
            case nodes.Getitem(arg=nodes.Const(value=key)):
                return _longer(self._path(node.node, bound), "*" if isinstance(key, int) else str(key))
            case nodes.Filter():
                return self._filtered(node, bound)
        return None

    def _filtered(self, node: nodes.Filter, bound: Bound) -> Path | None:
        path = self._path(node.node, bound)
        if node.name in _ONE_ROW:
            return _longer(path, "*")
        return path if node.name in _SAME_ROWS or node.name in ("default", "d") else None


def _longer(path: Path | None, step: str) -> Path | None:
    return (*path, step) if path is not None else None
