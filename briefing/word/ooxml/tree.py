"""Nodes of a part taken out, replaced and looked for."""

from lxml import etree

from briefing.word.ooxml.markup import w


def replace_node(old: etree._Element, *new: etree._Element) -> None:
    """Put nodes where another one was."""
    parent = old.getparent()
    if parent is None:
        return
    for node in new:
        old.addprevious(node)
    remove_node(old)


def remove_node(node: etree._Element) -> None:
    """Take a node out, but not the white space after it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        previous = node.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
        node.tail = None
    parent.remove(node)


def ancestor(node: etree._Element, name: str) -> etree._Element | None:
    """The nearest ancestor `w:name`."""
    return next(node.iterancestors(w(name)), None)
