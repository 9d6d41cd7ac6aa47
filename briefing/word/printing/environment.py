"""The sandbox in which templates run: what a template may reach, and how far it may go."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NoReturn

from jinja2 import ChainableUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.messages import Message
from briefing.word.printing.bound_fields import BoundFields
from briefing.word.printing.code_generator import PartCodeGenerator
from briefing.word.printing.values import Additions, Row

if TYPE_CHECKING:  # the model takes a third of the time in which a template is compiled in a new process
    from briefing.model import LanguageCode

MAX_TURNS: Final = 1_000_000
"""Turns of all loops of one document together."""
MAX_OUTPUT: Final = 256 * 2**20
"""Characters of one rendered document."""
MAX_SECONDS: Final = 60.0
"""Time one document may take."""
MAX_STRING: Final = 2**22
"""Characters of a text that an expression may make."""
MAX_NUMBER: Final = 10**60
"""Largest number an expression may make."""

_STRING_METHODS = frozenset(
    (
        "capitalize",
        "casefold",
        "count",
        "endswith",
        "find",
        "index",
        "isalnum",
        "isalpha",
        "isdecimal",
        "isdigit",
        "islower",
        "isnumeric",
        "isspace",
        "istitle",
        "isupper",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "rfind",
        "rindex",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "upper",
    )
)
_METHODS: dict[type, frozenset[str]] = {
    str: _STRING_METHODS,
    dict: frozenset(("items", "keys", "values", "get")),
    list: frozenset(("count", "index")),
    tuple: frozenset(("count", "index")),
    date: frozenset(("year", "month", "day", "weekday", "isoweekday", "isoformat", "strftime")),
    datetime: frozenset(
        (
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "date",
            "time",
            "weekday",
            "isoweekday",
            "isoformat",
            "strftime",
        )
    ),
    int: frozenset(),
    float: frozenset(("is_integer",)),
    Decimal: frozenset(),
}


class LimitError(RuntimeError):
    """A template wants more turns, output or time than any document needs."""


class Missing(ChainableUndefined):
    """A field that has no value: prints nothing, holds nothing, however far it is asked."""

    __slots__ = ()


class RenderState:
    """What one rendering has used up, and where it keeps what it adds to the package."""

    __slots__ = ("additions", "bound", "deadline", "language", "output_left", "turns_left")

    additions: Additions

    def __init__(self, language: "LanguageCode", bound: BoundFields | None = None) -> None:
        self.language = language
        self.bound = bound
        self.turns_left = MAX_TURNS
        self.output_left = MAX_OUTPUT
        self.deadline = time.monotonic() + MAX_SECONDS

    def turn(self, weight: int = 0) -> None:
        """Count one turn of a loop that writes `weight` characters of its own."""
        self.turns_left -= 1
        self.output_left -= weight
        if self.turns_left < 0:
            raise LimitError(Message("The loops of this document turn more than {limit} times.", limit=MAX_TURNS))
        if self.output_left < 0:
            raise LimitError(
                Message("The document grows beyond {limit} million characters.", limit=MAX_OUTPUT // 2**20)
            )
        if not self.turns_left & 255 and time.monotonic() > self.deadline:
            raise LimitError(
                Message("The document takes longer than {limit} seconds to make.", limit=round(MAX_SECONDS))
            )


class RenderContext(Context):
    """The names a template sees, with the state of the rendering."""

    state: RenderState


class PartEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox with a narrower policy and tags that know their place."""

    code_generator_class = PartCodeGenerator
    context_class = RenderContext
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(undefined=Missing, autoescape=False, cache_size=0)
        self.filters = dict(filters)
        self.globals = {name: self.globals[name] for name in ("range", "dict", "namespace", "cycler", "joiner")}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a mapping, else an attribute or method that is allowed."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if attribute.startswith("_"):
            return self._refuse(attribute)
        allowed = self._allowed(obj)
        if allowed is not None and attribute not in allowed:
            return self.undefined(obj=obj, name=attribute)
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return self.undefined(obj=obj, name=attribute)
        return value if self.is_safe_attribute(obj, attribute, value) else self._refuse(attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list or mapping, or a field by its name."""
        if isinstance(argument, str) and not isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            if isinstance(argument, str):
                return self.getattr(obj, argument)
            return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation whose result is checked before it is made."""
        del context
        if operator == "%" and isinstance(left, (str, bytes)):
            raise SecurityError(Message("“%” formats text in ways that are not checked; use the filter “format”."))
        if operator == "**" and not (_small(left, 10**6) and _small(right, 200)):
            raise LimitError(Message("The power is too large."))
        if operator == "*":
            self._check_product(left, right)
        if operator == "+" and isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
            check_length(len(left) + len(right))
        value = self.binop_table[operator](left, right)
        if type(value) is int and abs(value) > MAX_NUMBER:
            raise LimitError(Message("The number is too large."))
        return value

    @staticmethod
    def _check_product(left: Any, right: Any) -> None:
        for sequence, times in ((left, right), (right, left)):
            if isinstance(sequence, (str, list, tuple, bytes)) and isinstance(times, int):
                check_length(len(sequence) * max(times, 0))

    @staticmethod
    def _allowed(obj: Any) -> frozenset[str] | None:
        """The attributes of a built-in value that templates may use; None for objects of other classes."""
        kind = type(obj)
        if kind in _METHODS:
            return _METHODS[kind]
        if isinstance(obj, type) or kind.__module__ in ("builtins", "types"):
            return frozenset()
        return next((names for known, names in _METHODS.items() if isinstance(obj, known)), None)

    @staticmethod
    def _refuse(attribute: str) -> NoReturn:
        raise SecurityError(Message("“{name}” is not a field, and templates may not reach it.", name=attribute))


def check_length(length: int) -> None:
    """Raise LimitError for a text or list longer than an expression may make."""
    if length > MAX_STRING:
        raise LimitError(Message("An expression makes a text longer than {limit} characters.", limit=MAX_STRING))


def glue(parts: Iterable[Any], between: str = "") -> str:
    """The parts as one text, whose length is checked before it is made."""
    words = [str(part) for part in parts]
    check_length(sum(map(len, words)) + len(between) * len(words))
    return between.join(words)


def _small(value: Any, limit: int) -> bool:
    return isinstance(value, (int, float, Decimal)) and -limit <= value <= limit


def method_in(environment: PartEnvironment) -> Callable[[Any, str], Any]:
    """How compiled templates read `obj.name` in `obj.name()`: methods of a mapping go before its fields."""

    def method(obj: Any, name: str) -> Any:
        if isinstance(obj, dict) and name in _METHODS[dict]:
            return getattr(obj, name)
        return environment.getattr(obj, name)

    return method


def lookup_in(environment: PartEnvironment) -> Callable[[Any, str], Any]:
    """How compiled templates read `obj.name`: dictionaries at once, all else by the policy."""
    policy = environment.getattr

    def lookup(obj: Any, name: str) -> Any:
        if type(obj) is dict or type(obj) is Row:
            try:
                return obj[name]
            except KeyError:
                pass
        return policy(obj, name)

    return lookup


def turns(items: Iterable[Any], context: RenderContext, weight: int) -> Iterator[Any]:
    """The items of a loop, each counted."""
    turn = context.state.turn
    for item in items:
        turn(weight)
        yield item
