"""The door of extraction: from an article to suggestions."""

from briefing.extraction.document import Document
from briefing.extraction.find import find_facts
from briefing.extraction.gaps import find_gaps
from briefing.extraction.registry import Registry, known_names, prefer_known, with_known_spellings
from briefing.extraction.suggestions import Suggestions, SuggestionWriter
from briefing.model import Article


def extract(
    article: Article, registry: Registry | None = None, source: str = "s1", own_country: str = ""
) -> Suggestions:
    """What the article supports, field by field, and what it leaves open.

    `source` is the id under which the article stands among the briefing's
    sources. `own_country` is the ISO code of the ministry's country; without it
    neither the direction of a visit nor whose side is ours is proposed. A
    `registry` lends known spellings and full titles, those of the article's day.
    """
    facts, document = find_facts(article), Document(article)
    writer = SuggestionWriter(document, source, own_country)
    if registry is None:
        return Suggestions(writer.write(facts), facts, find_gaps(facts, article))
    known = known_names(facts, registry, article.published)
    items = writer.write(with_known_spellings(facts, known, document.language))
    return Suggestions(prefer_known(items, facts, known, document.language), facts, find_gaps(facts, article))
