"""What the program tells its user: English sentences that remember their gaps, to be said in other languages.

A message is made where something is known, and translated where it is shown
(`briefing.translation.translated`). An error that a user may see carries one as
its first argument.
"""

from collections.abc import Iterable, Mapping
from typing import Self


class Message(str):
    """A sentence made of a template with `{gaps}` and the values in them, which may be messages again.

    Without values the template is taken as it is, so that it may hold braces.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill the gaps."""
        message = super().__new__(cls, template.format(**values) if values else template)
        message.template, message.values = template, values
        return message

    @classmethod
    def joined(cls, between: str, parts: Iterable[str]) -> Self:
        """Several messages as one, with a sign between them."""
        named = {f"part{number}": part for number, part in enumerate(parts)}
        return cls(between.join(f"{{{name}}}" for name in named), **named)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep template and values when the message goes to another process."""
        return _made_again, (self.template, dict(self.values))


class Label(str):
    """A name that is known in every language, such as that of a field; as a string it is the English one."""

    __slots__ = ("languages",)
    languages: Mapping[str, str]

    def __new__(cls, languages: Mapping[str, str]) -> Self:
        """The name by language code; `en` must be there."""
        label = super().__new__(cls, languages["en"])
        label.languages = languages
        return label

    def __reduce__(self) -> tuple[object, ...]:
        """Keep all languages when the label goes to another process."""
        return Label, (dict(self.languages),)


def message_of(error: BaseException) -> Message:
    """What an error tells the user: its message if it has one, else its plain text."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, Message) else Message(str(error))


def _made_again(template: str, values: dict[str, object]) -> Message:
    return Message(template, **values)
