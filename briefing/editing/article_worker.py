"""The process that reads articles for the window and finds what they propose, so that both can be stopped.

Started by `ArticleLoader` as `python -m briefing.editing.article_worker`.
"""

from briefing.articles.worker import main
from briefing.model import Article, Suggestion


def find_suggestions(article: Article, own_country: str) -> tuple[Suggestion, ...]:
    """What the article proposes for a briefing of this country's ministry."""
    from briefing.extraction import extract

    return tuple(extract(article, own_country=own_country).items)


if __name__ == "__main__":
    main(find_suggestions, warmed_up=("briefing.extraction",))
