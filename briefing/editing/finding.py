"""What an article proposes, with the names and titles of a registry where there is one."""

from contextlib import nullcontext
from pathlib import Path

from briefing.extraction import extract
from briefing.model import Article, Suggestion
from briefing.registry import Registry


def proposals_of(article: Article, *, own_country: str = "", registry: Path | None = None) -> tuple[Suggestion, ...]:
    """The suggestions of an article for the ministry of a country. Raises RegistryError."""
    with Registry(registry) if registry else nullcontext() as known:
        return extract(article, known, own_country=own_country).items
