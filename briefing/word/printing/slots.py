"""What stands round each printed value of a part: its run, the properties of its paragraph."""

import re
from dataclasses import dataclass

_RUN_PROPERTIES = re.compile(r"<w:rPr\b(?:[^>]*/>|(?:(?!<w:rPr\b).)*?</w:rPr>)", re.DOTALL)
# A tracked change of format holds the properties of before, an element of the same name inside.
_FORMER = re.compile(r"<w:(rPrChange|sectPrChange)\b.*?</w:\1>", re.DOTALL)


@dataclass(slots=True)
class Slot:
    """What stands round the value of a tag.

    `before` and `after` are the markup of its run; `paragraph` the properties of
    its paragraph. `can_break` says whether its paragraph may be cut in two there,
    `can_control` whether a content control may stand there, `can_note` whether
    footnotes may.
    """

    before: str = ""
    after: str = ""
    paragraph: str = ""
    can_break: bool = True
    can_control: bool = True
    can_note: bool = True

    @property
    def run_properties(self) -> str:
        """The properties of the value's run."""
        found = _RUN_PROPERTIES.search(_FORMER.sub("", self.before))
        return found[0] if found else ""
