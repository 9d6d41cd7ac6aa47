"""Which field an expression of a template shows: names, loops and assignments followed back to the briefing."""

from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from briefing.word.printing.code_generator import own_call

_WRITES_THE_VALUE: Final = frozenset(
    "date date_range month number amount money name stated written_as upper_first upper lower capitalize title trim"
    " string default d markdown html".split()
)
Chain = tuple[nodes.Name, tuple[str, ...]]


@dataclass(slots=True)
class Scope:
    """The names bound so far: to an expression that gives their path, or to None where they have none."""

    paths: dict[str, nodes.Expr | None] = field(default_factory=dict)

    def inner(self, names: dict[str, nodes.Expr | None]) -> "Scope":
        """A scope with further names."""
        return Scope({**self.paths, **names})

    def note(self, node: nodes.Node) -> None:
        """Bind the names of `{% set %}` and `{% with %}`."""
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            self.paths[node.target.name] = known_path(node.node, self)
        elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
            self.paths.update(dict.fromkeys(names_in(node.target)))
        elif isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                if isinstance(target, nodes.Name):
                    self.paths[target.name] = known_path(value, self)

    def base(self, items: nodes.Node) -> nodes.Expr:
        """The list that a loop goes over, without the filters between."""
        found = chain_of(items)
        if found is None:
            return nodes.Const(None)
        name, steps = found
        node: nodes.Expr = nodes.Name(name.name, "load")
        for step in steps:
            node = nodes.Getattr(node, step, "load") if not step.isdigit() else nodes.Const(None)
        return node


def names_in(target: nodes.Node) -> list[str]:
    """The names that a loop or an assignment binds."""
    return [name.name for name in (target, *target.find_all(nodes.Name)) if isinstance(name, nodes.Name)]


def chain_of(node: nodes.Node | None) -> Chain | None:
    """The field an expression starts from: `visit.city|upper` starts from `visit`, `city`."""
    while True:
        if isinstance(node, nodes.Name):
            return node, ()
        if isinstance(node, (nodes.Filter, nodes.Test)):
            node = node.node
        elif isinstance(node, nodes.Call):
            node = node.node.node if isinstance(node.node, nodes.Getattr) else None
        elif isinstance(node, (nodes.Or, nodes.And, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div)):
            node = node.left
        elif isinstance(node, nodes.Getattr):
            return _longer(chain_of(node.node), node.attr)
        elif isinstance(node, nodes.Getitem):
            step = node.arg.value if isinstance(node.arg, nodes.Const) else None
            return _longer(chain_of(node.node), str(step)) if isinstance(step, (str, int)) else None
        else:
            return None


def _longer(chain: Chain | None, step: str) -> Chain | None:
    return (chain[0], (*chain[1], step)) if chain else None


def known_path(node: nodes.Node, scope: Scope) -> nodes.Expr | None:
    """An expression for the field path of what a node shows; None where it shows no field."""
    if isinstance(node, nodes.CondExpr):
        first = known_path(node.expr1, scope)
        second = known_path(node.expr2, scope) if node.expr2 is not None else None
        if first is None and second is None:
            return None
        return nodes.CondExpr(node.test, first or nodes.Const(None), second or nodes.Const(None))
    if isinstance(node, nodes.Concat):
        return next((path for part in node.nodes if (path := known_path(part, scope)) is not None), None)
    chain = chain_of(node)
    if chain is None:
        return None
    name, steps = chain
    if name.name in scope.paths:
        start = scope.paths[name.name]
        if start is None:
            return None
        if len(steps) == 1 and isinstance(start, nodes.Name):
            return _joined(start, steps[0])
    else:
        start = nodes.Const(name.name)
        if not steps:
            return start
    arguments = [nodes.Name(name.name, "load"), start, nodes.EnvironmentAttribute("lookup"), *map(nodes.Const, steps)]
    return own_call("located", *arguments, line=node.lineno)


def _joined(start: nodes.Expr, step: str) -> nodes.Expr:
    """A row's path and one step more, the case that fills tables and must be quick."""
    return own_call("step", start, nodes.Const(step), line=1)


def shows_value(node: nodes.Node, scope: Scope) -> bool:
    """Whether the value of a field is printed as such or in other words, so that new words may be read back into it.

    A row of a loop, a part of a value and several values together are no value of a field.
    """
    match node:
        case nodes.Name():
            return not isinstance(scope.paths.get(node.name), nodes.Name)
        case nodes.Filter(node=nodes.Node() as inner):
            return node.name in _WRITES_THE_VALUE and shows_value(inner, scope)
        case nodes.Or():
            return shows_value(node.left, scope)
        case nodes.CondExpr():
            return shows_value(node.expr1, scope) and (node.expr2 is None or shows_value(node.expr2, scope))
        case _:
            return isinstance(node, (nodes.Getattr, nodes.Getitem, nodes.Const))
