"""Python code for a compiled part: Jinja's own generator, but for look-ups and the printing of values."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PartCodeGenerator(CodeGenerator):
    """Writes `lookup(row, 'name')` for `row.name`, and calls of our own functions without a detour.

    Our own functions stand in the tree as calls of an EnvironmentAttribute; no
    template can write one.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`a.b`"""
        self.write("lookup(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """`f(x)`: our own functions directly, those of a template through the sandbox."""
        if not isinstance(node.node, nodes.EnvironmentAttribute):
            if isinstance(node.node, nodes.Getattr):
                # What is called is a method, also of a mapping that has a field of that name.
                method = node.node
                node.node = own_call("method", method.node, nodes.Const(method.attr), line=node.lineno)
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if node.node.name == "step":
            self._write_step(node, frame)
            return
        self.write(f"{node.node.name}(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _write_step(self, node: nodes.Call, frame: Frame) -> None:
        """A field of a row: the row's path, if any, and a step more; written out because tables are full of it."""
        path, step = node.args
        self.write("(")
        self.visit(path, frame)
        self.write(" and ")
        self.visit(path, frame)
        self.write(f" + {'/' + step.as_const()!r})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """`a ~ b`: joined by us, so that the length is checked before."""
        self.write("glue((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_EnvironmentAttribute(self, node: nodes.EnvironmentAttribute, frame: Frame) -> None:  # noqa: N802
        """One of our own functions as a value."""
        del frame
        self.write(node.name)

    def visit_ContextReference(self, node: nodes.ContextReference, frame: Frame) -> None:  # noqa: N802
        """The context itself."""
        del node, frame
        self.write("context")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_own(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_own(node):
            super()._output_child_post(node, frame, finalize)


def _is_own(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.EnvironmentAttribute)


def own_call(function: str, *arguments: nodes.Node, line: int) -> nodes.Call:
    """A call of one of our own functions."""
    call = nodes.Call(nodes.EnvironmentAttribute(function), list(arguments), [], None, None)
    call.set_lineno(line)
    return call
