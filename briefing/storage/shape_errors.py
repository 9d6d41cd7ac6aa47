"""What msgspec says about values of the wrong shape, in words for people who repair a file by hand."""

import re

_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "object": "a group { }",
    "array": "a list [ ]",
    "date": "a date such as 2025-03-21",
    "time": "a time such as 09:30",
    "decimal": "a number in quotation marks",
}
_KIND_ERROR = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`")
_OTHER_ERRORS = (
    (re.compile(r"Invalid RFC3339 encoded date.*"), "this is not a date such as 2025-03-21"),
    (re.compile(r"Invalid RFC3339 encoded time.*"), "this is not a time such as 09:30"),
    (re.compile(r"Invalid decimal string.*"), "this is not a number"),
    (re.compile(r"Invalid enum value '?(.*?)'?"), r"“\1” is none of the words allowed here"),
    (re.compile(r"Object contains unknown field `(.*)`"), r"there is no field “\1”"),
    (re.compile(r"Object missing required field `(.*)`"), r"the field “\1” is missing"),
)


def in_plain_words(problem: str) -> str:
    """The problem for the user; one that is not known here stays as it is."""
    kinds = _KIND_ERROR.fullmatch(problem)
    if kinds:
        wanted = [_KINDS.get(kind, kind) for kind in kinds["wanted"].split(" | ") if kind != "null"]
        return f"{' or '.join(wanted)} belongs here, not {_KINDS.get(kinds['found'], kinds['found'])}"
    for pattern, words in _OTHER_ERRORS:
        match = pattern.fullmatch(problem)
        if match:
            return match.expand(words)
    return problem
