"""A user who edits an exported note in Word, imitated in XML as Word writes it."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from briefing.word import Parts, read_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELDS = "{urn:briefing:fields}"


class WordUser:
    """Opens a document, edits it, saves it.

    Typing in a control also changes the value it is bound to and every other
    control bound to that value, as Word does.
    """

    def __init__(self, data: bytes) -> None:
        self._parts = read_package(data)
        names = [
            name for name in self._parts if re.match(r"word/(document|header\d|footer\d)\.xml|customXml/item", name)
        ]
        self._trees = {name: etree.fromstring(self._parts[name]) for name in names}
        self.body = self._trees["word/document.xml"]

    def saved(self) -> bytes:
        """The file."""
        return self._saved_parts().package()

    def _saved_parts(self) -> Parts:
        return self._parts.changed({name: etree.tostring(tree) for name, tree in self._trees.items()})

    def controls(self, path: str = "") -> list[etree._Element]:
        """The controls of a field by the tag, or all of them, in the order of the document."""
        found = [control for tree in self._trees.values() for control in tree.iter(f"{W}sdt")]
        return [control for control in found if not path or tag_of(control) == path]

    def type(self, path: str, words: str, print_number: int = 0) -> None:
        """Type other words into a control of a field."""
        control = self.controls(path)[print_number]
        number = _bound_to(control)
        for other in self.controls():
            if other is control or (number and _bound_to(other) == number):
                set_words(other, words)
        if number:
            self.set_data(number, words)

    def type_in_page_only(self, path: str, words: str, print_number: int = 0) -> None:
        """Type into a control without its value following, as programs do that do not know bindings."""
        set_words(self.controls(path)[print_number], words)

    def set_data(self, number: int, words: str) -> None:
        """Change a value of the bound part alone."""
        fields = next(tree for tree in self._trees.values() if tree.tag == f"{FIELDS}fields")
        fields[number - 1].text = words

    def data_number(self, path: str) -> int:
        """The number of the value that the first control of a field is bound to."""
        return _bound_to(self.controls(path)[0])

    def clear(self, path: str) -> None:
        """Delete all the words of a field: Word then shows the placeholder."""
        number = self.data_number(path)
        self.type(path, "\u00a0" * 5)
        self.set_data(number, "")
        for control in self.controls(path):
            etree.SubElement(control[0], f"{W}showingPlcHdr")

    def delete_controls(self, path: str) -> None:
        """Delete the controls of a field with their words."""
        for control in self.controls(path):
            remove(control)

    def row(self, path: str) -> etree._Element:
        """The table row in which a field stands."""
        return next(self.controls(path)[0].iterancestors(f"{W}tr"))

    def delete_row(self, path: str) -> None:
        """Delete the table row in which a field stands."""
        remove(self.row(path))

    def add_row_below(self, path: str, cells: Sequence[str]) -> None:
        """Insert a row below the one in which a field stands, and type into its cells."""
        row = self.row(path)
        new = deepcopy(row)
        for cell, words in zip(new.iter(f"{W}tc"), cells, strict=True):
            for paragraph in cell.findall(f"{W}p")[1:]:
                cell.remove(paragraph)
            paragraph = cell.find(f"{W}p")
            for child in [child for child in paragraph if child.tag != f"{W}pPr"]:
                paragraph.remove(child)
            paragraph.append(run(words))
        row.addnext(new)

    def copy_row(self, path: str) -> None:
        """Copy the row in which a field stands and paste it below."""
        row = self.row(path)
        row.addnext(deepcopy(row))

    def type_outside(self, words: str) -> None:
        """Write a paragraph at the end of the text."""
        paragraph = etree.Element(f"{W}p")
        paragraph.append(run(words))
        self.body[0].insert(len(self.body[0]) - 1, paragraph)

    def track_change(self, path: str, deleted: str, inserted: str) -> None:
        """Change words of a field with tracking on, as it lies in the file before anybody accepts it."""
        control = self.controls(path)[0]
        words = words_of(control)
        before, _, after = words.partition(deleted)
        content = control.find(f"{W}sdtContent")
        content[:] = [run(before), deletion(deleted), insertion(inserted), run(after)]
        self.set_data(_bound_to(control), before + inserted + after)

    def strip_bindings(self) -> None:
        """What OnlyOffice up to 7.5 does: controls stay, their bindings go."""
        for binding in [node for tree in self._trees.values() for node in tree.iter(f"{W}dataBinding")]:
            remove(binding)

    def strip_tags(self) -> None:
        """What LibreOffice 7.4 does: bindings stay, the tags of controls go."""
        for tag in [node for tree in self._trees.values() for node in tree.iter(f"{W}tag")]:
            remove(tag)

    def drop_data(self, namespace: str) -> None:
        """Drop custom XML parts whose namespace begins so."""
        gone = {name for name, tree in self._trees.items() if etree.QName(tree).namespace.startswith(namespace)}
        self._parts = self._saved_parts().without(gone)
        self._trees = {name: tree for name, tree in self._trees.items() if name not in gone}


def run(words: str) -> etree._Element:
    """A run with words; line ends are breaks."""
    made = etree.Element(f"{W}r")
    for number, line in enumerate(words.split("\n")):
        if number:
            etree.SubElement(made, f"{W}br")
        etree.SubElement(made, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = line
    return made


def insertion(words: str) -> etree._Element:
    made = etree.Element(f"{W}ins", {f"{W}id": "900", f"{W}author": "U"})
    made.append(run(words))
    return made


def deletion(words: str) -> etree._Element:
    made = etree.Element(f"{W}del", {f"{W}id": "901", f"{W}author": "U"})
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}delText").text = words
    return made


def set_words(control: etree._Element, words: str) -> None:
    """Put other words into a control, in the look of its first run."""
    content = control.find(f"{W}sdtContent")
    first = next(content.iter(f"{W}r"))
    properties = first.find(f"{W}rPr")
    new = run(words)
    if properties is not None:
        new.insert(0, properties)
    content[:] = [new]


def words_of(control: etree._Element) -> str:
    return "".join(node.text or "" if node.tag == f"{W}t" else "\n" for node in control.iter(f"{W}t", f"{W}br"))


def tag_of(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else str(tag.get(f"{W}val"))


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _bound_to(control: etree._Element) -> int:
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    return 0 if binding is None else int(binding.get(f"{W}xpath").rpartition("[")[2].rstrip("]"))
