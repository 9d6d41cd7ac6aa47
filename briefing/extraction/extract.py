"""The door of extraction: from an article to suggestions."""

from briefing.extraction.document import Document
from briefing.extraction.find import find_facts
from briefing.extraction.suggestions import Suggestions, SuggestionWriter
from briefing.model import Article


def extract(article: Article, registry: None = None, source: str = "s1", own_country: str = "") -> Suggestions:
    """What the article supports, field by field.

    `source` is the id under which the article stands among the briefing's
    sources. `own_country` is the ISO code of the ministry's country; without it
    neither the direction of a visit nor whose side is ours is proposed.
    """
    del registry
    facts = find_facts(article)
    return Suggestions(SuggestionWriter(Document(article), source, own_country).write(facts), facts)
