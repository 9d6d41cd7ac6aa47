"""The process that reads articles for the window and finds what they propose, so that both can be stopped.

Started by `ArticleLoader` as `python -m briefing.editing.article_worker`.
"""

from pathlib import Path

from briefing.articles.messages import FindSuggestions, Proposals
from briefing.articles.worker import main
from briefing.messages import message_of


def find_suggestions(request: FindSuggestions) -> Proposals:
    """What the article proposes for a briefing of the country's ministry.

    A registry that cannot be read is told and done without.
    """
    from briefing.editing.finding import proposals_of
    from briefing.registry import RegistryError

    article, country = request.article, request.own_country
    try:
        registry = Path(request.registry) if request.registry else None
        return Proposals(proposals_of(article, own_country=country, registry=registry))
    except RegistryError as error:
        return Proposals(proposals_of(article, own_country=country), (message_of(error),))


if __name__ == "__main__":
    main(find_suggestions, warmed_up=("briefing.editing.finding",))
