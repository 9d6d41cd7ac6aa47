"""The tokens of tags and the markup between them become Jinja's syntax tree.

The line number of every node is the number of its tag, so that faults and
values that fail can be told from the tag.
"""

from collections.abc import Iterator

from jinja2 import nodes
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from briefing.word.compiling.draft import Segment
from briefing.word.printing.environment import PartEnvironment


def parse(
    segments: list[Segment], tokens: dict[int, list[Token]], texts: list[str], environment: PartEnvironment
) -> nodes.Template:
    """The tree of a part. Raises TemplateSyntaxError, its line being the number of the tag."""
    return parse_tokens(_stream(segments, tokens, texts), environment)


def parse_tokens(stream: Iterator[Token], environment: PartEnvironment) -> nodes.Template:
    """The tree of a stream of tokens. Raises TemplateSyntaxError."""
    parser = Parser(environment, "")
    parser.stream = TokenStream(stream, None, None)
    return parser.parse()


def _stream(segments: list[Segment], tokens: dict[int, list[Token]], texts: list[str]) -> Iterator[Token]:
    number = 1
    for segment in segments:
        if not segment.mark:
            yield Token(number, "data", segment.markup)
        elif segment.mark == "x":
            yield Token(number, "data", texts[segment.number - 1])
        elif segment.mark in "vt":
            number = segment.number
            yield from tokens[number]
