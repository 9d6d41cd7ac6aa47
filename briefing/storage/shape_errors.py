"""What msgspec says about values of the wrong shape, in words for people who repair a file by hand."""

import re

from briefing.messages import Message

_KINDS = {
    "str": Message("a text"),
    "int": Message("a whole number"),
    "float": Message("a number"),
    "bool": Message("true or false"),
    "null": Message("nothing"),
    "object": Message("a group { }"),
    "array": Message("a list [ ]"),
    "date": Message("a date such as 2025-03-21"),
    "time": Message("a time such as 09:30"),
    "decimal": Message("a number in quotation marks"),
}
_KIND_ERROR = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`")


def in_plain_words(problem: str) -> Message:
    """The problem for the user; one that is not known here stays as it is."""
    kinds = _KIND_ERROR.fullmatch(problem)
    if kinds:
        wanted = [_KINDS.get(kind, kind) for kind in kinds["wanted"].split(" | ") if kind != "null"]
        found = _KINDS.get(kinds["found"], kinds["found"])
        return Message("{wanted} belongs here, not {found}", wanted=Message.joined(" / ", wanted), found=found)
    if problem.startswith("Invalid RFC3339 encoded date"):
        return Message("this is not a date such as 2025-03-21")
    if problem.startswith("Invalid RFC3339 encoded time"):
        return Message("this is not a time such as 09:30")
    if problem.startswith("Invalid decimal string"):
        return Message("this is not a number")
    if match := re.fullmatch(r"Invalid enum value '?(.*?)'?", problem):
        return Message("“{word}” is none of the words allowed here", word=match[1])
    if match := re.fullmatch(r"Object contains unknown field `(.*)`", problem):
        return Message("there is no field “{name}”", name=match[1])
    if match := re.fullmatch(r"Object missing required field `(.*)`", problem):
        return Message("the field “{name}” is missing", name=match[1])
    return Message(problem)
