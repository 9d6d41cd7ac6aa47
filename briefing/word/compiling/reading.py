"""Reads each tag by itself: its tokens, and what is wrong with it whatever stands around it."""

import re
from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from typing import Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import Token

from briefing.messages import Message
from briefing.word.compiling.draft import Draft
from briefing.word.compiling.syntax import parse_tokens
from briefing.word.compiling.tags import Tag, TagKind
from briefing.word.faults import FaultKind
from briefing.word.printing.environment import PartEnvironment

_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'"))
_STRAIGHT_ALL = _STRAIGHT | str.maketrans(dict.fromkeys("«»", '"') | dict.fromkeys("–—", "-"))
_MENDS: Final[tuple[Callable[[str], str], ...]] = (
    str,
    lambda body: body.translate(_STRAIGHT),
    lambda body: body.translate(_STRAIGHT_ALL),
)
_CURLY = frozenset("“”„‟‘’‚‛«»")
_ENDS = frozenset(("if", "for", "macro", "call", "filter", "with", "autoescape", "set"))
_OTHER_NAMES = {"upcase": "upper", "uppercase": "upper", "downcase": "lower", "lowercase": "lower", "strip": "trim"}
_EXPECTED = re.compile(r"expected token '[^']*', got '(.*)'")
_CHARACTER = re.compile(r"unexpected char '?(.*?)'? at \d+")


def read_tags(draft: Draft, environment: PartEnvironment) -> dict[int, list[Token]]:
    """The tokens of every tag by its number; faults of tags are noted."""
    tokens: dict[int, list[Token]] = {}
    for tag in draft.tags:
        if tag.kind is TagKind.COMMENT:
            continue
        try:
            tokens[tag.number], tree = _read(tag, environment)
        except TemplateSyntaxError as error:
            _complain(draft, tag, error)
        else:
            if tree is not None and not tag.made_up:
                _check_names(draft, tag, tree, environment)
    return tokens


def trees_of(draft: Draft, tokens: dict[int, list[Token]], environment: PartEnvironment) -> Iterator[nodes.Template]:
    """The tree of every tag that could be read, by itself."""
    for tag in draft.tags:
        tree = _tree(tag, tokens[tag.number], environment) if tag.number in tokens else None
        if tree is not None:
            yield tree


def _read(tag: Tag, environment: PartEnvironment) -> tuple[list[Token], nodes.Template | None]:
    """The tokens of a tag, their line being its number, and its tree; quotes are straightened where that is needed.

    Raises TemplateSyntaxError.
    """
    failure: TemplateSyntaxError | None = None
    for mend in _MENDS:
        body = mend(tag.body)
        source = f"{{{{ {body} }}}}" if tag.kind is TagKind.OUTPUT else f"{{% {body} %}}"
        try:
            tokens = list(environment.lexer.tokenize(source))
            tree = _tree(tag, tokens, environment)
        except TemplateSyntaxError as error:
            failure = failure or error
        else:
            tag.body = body
            return [Token(tag.number, token.type, token.value) for token in tokens], tree
    raise failure or TemplateSyntaxError(Message("nothing to read"), tag.number)


def _tree(tag: Tag, tokens: list[Token], environment: PartEnvironment) -> nodes.Template | None:
    """The tree of a tag with the ends it needs; None for tags that only end or part a block."""
    if not tag.is_statement:
        return parse_tokens(iter(tokens), environment)
    if tag.keyword in ("else", "vm", "hm") or tag.keyword.startswith("end"):
        if len(tokens) > 3:
            raise TemplateSyntaxError(Message("nothing may stand after “{keyword}”", keyword=tag.keyword), tag.number)
        return None
    if tag.keyword == "elif":
        return parse_tokens(iter([*_statement("if", "x"), *tokens, *_statement("endif")]), environment)
    if tag.keyword in ("colspan", "cellbg"):
        shown = [Token(1, "variable_begin", "{{"), *tokens[2:-1], Token(1, "variable_end", "}}")]
        return parse_tokens(iter(shown), environment)
    is_assignment = tag.keyword == "set" and any(token.type == "assign" for token in tokens)
    if tag.keyword in _ENDS and not is_assignment:
        return parse_tokens(iter([*tokens, *_statement(f"end{tag.keyword}")]), environment)
    return parse_tokens(iter(tokens), environment) if is_assignment else None


def _statement(*words: str) -> list[Token]:
    names = [Token(1, "name", word) for word in words]
    return [Token(1, "block_begin", "{%"), *names, Token(1, "block_end", "%}")]


def _complain(draft: Draft, tag: Tag, error: TemplateSyntaxError) -> None:
    if not tag.is_statement and not tag.body.strip():
        problem, remedy = Message("The tag is empty."), Message("Write the name of a field into it.")
        draft.complain(FaultKind.BAD_TAG, tag, problem, remedy)
    elif _CURLY & set(tag.body):
        draft.complain(
            FaultKind.QUOTES,
            tag,
            Message("The quotation marks of the tag do not pair."),
            Message("Type straight marks: press Ctrl+Z after each mark that Word turns curly."),
        )
    else:
        draft.complain(FaultKind.BAD_TAG, tag, *_explained(error.message or ""))


def _explained(message: str) -> tuple[Message, Message]:
    """What is wrong and what to do, from the parser's message."""
    got = message.partition(", got")[2] or message
    if got.strip(" '").startswith(("unexpected 'end of", "end of")):
        return (
            Message("Something is missing at the end."),
            Message("Complete the tag: after an operator or a dot a name must follow."),
        )
    if found := _EXPECTED.match(message):
        return (
            Message("“{word}” cannot stand where it stands.", word=found[1]),
            Message("A name is one word without spaces; between two values an operator or a comma must stand."),
        )
    if found := _CHARACTER.match(message):
        return (
            Message("The character “{character}” cannot stand in a tag.", character=found[1]),
            Message("Take it out, or put the text into quotation marks."),
        )
    reason = message if isinstance(message, Message) else message.rstrip(".")
    return (
        Message("The tag cannot be understood ({reason}).", reason=reason),
        Message("Write it as the guide to templates shows."),
    )


def _check_names(draft: Draft, tag: Tag, tree: nodes.Template, environment: PartEnvironment) -> None:
    """Filters and tests must exist, and nothing may be reached that is not a field."""
    for node in tree.find_all(nodes.Filter):
        if node.name not in environment.filters or node.name.startswith("_"):
            names = [name for name in environment.filters if not name.startswith("_")]
            problem = Message("There is no filter “{name}”.", name=node.name)
            _complain_unknown(draft, tag, FaultKind.UNKNOWN_FILTER, problem, node.name, names)
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            problem = Message("There is no test “{name}”.", name=test.name)
            _complain_unknown(draft, tag, FaultKind.UNKNOWN_TEST, problem, test.name, environment.tests)
    for name in _hidden_names(tree):
        draft.complain(
            FaultKind.FORBIDDEN,
            tag,
            Message("“{name}” is not a field; a template may not reach the inside of the program.", name=name),
            Message("Take it out. If somebody sent you this template, do not use it."),
        )


def _complain_unknown(
    draft: Draft, tag: Tag, kind: FaultKind, problem: Message, name: str, names: Collection[str]
) -> None:
    meant = _OTHER_NAMES.get(name, "")
    near = [meant] if meant in names else _nearest(name, names)
    if near:
        draft.complain(kind, tag, problem, Message("Did you mean “{name}”?", name=near[0]), near[0])
    else:
        draft.complain(kind, tag, problem, Message("These there are: {names}.", names=", ".join(sorted(names))))


def _nearest(name: str, names: Collection[str]) -> list[str]:
    matching = import_module("difflib")  # loaded for a fault only, to keep the start of a new process short
    nearest: list[str] = matching.get_close_matches(name, names, n=1, cutoff=0.7)
    return nearest


def _hidden_names(tree: nodes.Template) -> Iterator[str]:
    """Names that begin with an underscore: attributes, keys, arguments of `attr` and `map`."""
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield attribute.attr
    for name in tree.find_all(nodes.Name):
        if name.name.startswith("_"):
            yield name.name
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and "__" in constant.value:
            yield constant.value
