"""Letters give the article they carry: no greeting, forwarding header, signature, disclaimer or list notice."""

import datetime as dt

import pytest

from briefing.articles import read_bytes, read_text
from tests.articles.compound import outlook_message
from tests.articles.letters import FORWARDS, SENDER, Letter, forwarded, noted
from tests.articles.pages import STORIES

LANGUAGES = tuple(STORIES)


def assert_article_is_the_report(data: bytes, letter: Letter, outlet: str) -> None:
    article = read_bytes(data, "letter")
    assert article.title == letter.story.title
    assert article.body.split("\n\n") == list(letter.story.paragraphs)
    assert article.published == dt.date(2025, 4, 11)
    assert (article.language, article.outlet) == (letter.language, outlet)
    assert article.dateline_place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("program", FORWARDS)
def test_a_forwarded_article_is_dated_and_named_by_its_first_sender(program: str, language: str) -> None:
    letter = forwarded(program, language)
    assert_article_is_the_report(letter.both_forms(), letter, SENDER[language])
    assert_article_is_the_report(letter.html_only(), letter, SENDER[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_colleague_who_pastes_an_article_is_no_outlet(language: str) -> None:
    letter = noted(language)
    assert_article_is_the_report(letter.both_forms(), letter, "")
    assert_article_is_the_report(letter.html_only(), letter, "")


@pytest.mark.parametrize(
    "notice",
    [
        "You are receiving this e-mail because you subscribed to the news.",
        "Unsubscribe: https://steppe.example/u",
        "Вы получили это письмо, потому что подписались на рассылку.",
        "Жазылымнан бас тарту: https://steppe.example/u",
    ],
)
@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Steppe News <letters@steppe.example>", "Steppe News"),
        ("Пресс-служба МИД <a.a@mfa.example>", "Пресс-служба МИД"),
        ("Steppe <newsletter@steppe.example>", "Steppe"),
        ("<sub@trend.az>", "Trend"),
        ("Арман Примеров <arman@example.kz>", ""),
        ("arman@example.kz", ""),
    ],
)
def test_a_newsletter_is_named_by_its_sender(notice: str, sender: str, outlet: str) -> None:
    letter = noted("en")._replace(text="\n\n".join((*STORIES["en"].paragraphs, notice)))
    headers = dict(letter.headers) | {"From": sender}
    assert_article_is_the_report(letter._replace(headers=tuple(headers.items())).both_forms(), letter, outlet)


@pytest.mark.parametrize("line", ["Yesterday, 18:05", "Вчера в 18:05", "Кеше, 18:05"])
@pytest.mark.parametrize("forward", [True, False])
def test_yesterday_counts_from_the_day_the_letter_was_sent(line: str, forward: bool) -> None:
    story = STORIES["ru"]
    letter = forwarded("outlook", "ru") if forward else noted("ru")
    text = letter.text.replace(story.paragraphs[0], f"{line}\n\n{story.paragraphs[0]}")
    article = read_bytes(letter._replace(text=text).both_forms(), "a.eml")
    assert (article.published, article.published_time) == (dt.date(2025, 4, 10), dt.time(18, 5))
    assert article.body.split("\n\n") == list(story.paragraphs)


@pytest.mark.parametrize("line", ["Today, 14:20", "Вчера, 18:05", "Бүгін, 10:15"])
def test_yesterday_of_an_unknown_day_is_no_date_and_no_text(line: str) -> None:
    story = STORIES["en"]
    article = read_text("\n\n".join((line, story.title, *story.paragraphs)))
    assert (article.title, article.published) == (story.title, None)
    assert line not in article.text


def test_an_answer_above_a_request_is_the_article() -> None:
    story = STORIES["en"]
    request = "From: Dana <dana@example.kz>\nSent: Thursday, April 10, 2025\nSubject: Grain\n\nPlease send the news."
    letter = noted("en")._replace(text="\n\n".join((*story.paragraphs, request)))
    assert_article_is_the_report(letter.both_forms(), letter, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_saved_by_outlook_is_trimmed_too(language: str) -> None:
    letter = forwarded("outlook", language)
    data = outlook_message(f"FW: {letter.story.title}", letter.text.replace("\n", "\r\n"))
    assert_article_is_the_report(data, letter, SENDER[language])


def test_an_article_that_names_labels_and_closings_keeps_its_text() -> None:
    lines = (
        "Subject: to the approval of both sides, the works along the line are to begin on the third of May.",
        "Regards the second question, the sides agreed to meet once more in the autumn and to sign a protocol.",
        "This message of the two presidents was read out at the opening of the forum in the capital on Monday.",
    )
    letter = noted("en")._replace(text="\n\n".join(lines))
    assert read_bytes(letter.both_forms(), "a.eml").body.split("\n\n") == list(lines)
