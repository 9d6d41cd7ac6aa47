"""The one error of this room: an article that cannot be read, told in plain words."""

from briefing.messages import Message


class ArticleError(ValueError):
    """An article cannot be read; the message names it, says why, and what to do.

    `template` and `values` are the message before it was put together, for a
    window that speaks another language.
    """

    def __init__(self, template: str, **values: str) -> None:
        self.template = template
        self.values = values
        super().__init__(Message(template, **values))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.template, self.values)


def _rebuild(template: str, values: dict[str, str]) -> ArticleError:
    return ArticleError(template, **values)
