"""The door of extraction: from an article to suggestions."""

from briefing.extraction.document import Document
from briefing.extraction.find import find_facts
from briefing.extraction.gaps import find_gaps
from briefing.extraction.registry import Registry, known_officials, prefer_known
from briefing.extraction.suggestions import Suggestions, SuggestionWriter
from briefing.model import Article


def extract(
    article: Article, registry: Registry | None = None, source: str = "s1", own_country: str = ""
) -> Suggestions:
    """What the article supports, field by field, and what it leaves open.

    `source` is the id under which the article stands among the briefing's
    sources. `own_country` is the ISO code of the ministry's country; without it
    neither the direction of a visit nor whose side is ours is proposed. A
    `registry` lends known spellings and full titles.
    """
    facts, document = find_facts(article), Document(article)
    items = SuggestionWriter(document, source, own_country).write(facts)
    if registry:
        known = known_officials(facts, registry, document.language)
        items = prefer_known(items, facts, known, document.language)
    return Suggestions(items, facts, find_gaps(facts, article))
