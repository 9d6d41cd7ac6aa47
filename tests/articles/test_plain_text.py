"""Plain text as agencies, ministries and banks send it: header lines, datelines, remnants."""

import datetime as dt

import pytest

from briefing.articles import ArticleError, read_bytes, read_text
from briefing.model import Article

WIRE = """ date 2025-04-11 DUSHANBE, Tajikistan, April 11. Kazakhstan and Tajikistan agreed to widen grain transit, \
Trend reports via Kazakhstan's Ministry of Transport.

During the working visit to Dushanbe, Vice-Minister of Transport Arman Sadykov discussed tariffs.

“We see steady growth,” said Sadykov.

Will be updated
"""


def test_wire_text_gives_its_header_dateline_outlet_and_relayed_source() -> None:
    article = read_bytes(WIRE.encode(), "wire.txt")
    assert article.published == dt.date(2025, 4, 11)
    assert article.dateline_place == "Dushanbe, Tajikistan"
    assert (article.outlet, article.relayed_from) == ("Trend", "Kazakhstan's Ministry of Transport")
    assert article.language == "en"
    assert article.text.startswith("DUSHANBE, Tajikistan, April 11. Kazakhstan and Tajikistan agreed")
    assert article.text.endswith("said Sadykov.")
    assert article.text.count("\n\n") == 2
    assert article.file_name == "wire.txt"
    assert len(article.sha256) == 64


def test_syndicated_text_wrapped_to_a_width_is_joined() -> None:
    article = read_text(
        " date 2025-07-24 (MENAFN- Trend News Agency) TBILISI, Georgia, July\n"
        "24. Kazakhstan and Georgia are going to launch a regular block\n"
        "train between the Kuryk port and Poti, Trend reports via\n"
        "Kazakhstan's Ministry of Transport.\n\n"
        "The delegation inspected the construction of a multimodal Kazakh-\n"
        "Georgian terminal, which is to be opened in the spring of 2026.\n\n"
        "MENAFN24072025000187011040ID1109836621\n"
    )
    assert article.text.split("\n\n") == [
        (
            "TBILISI, Georgia, July 24. Kazakhstan and Georgia are going to launch a regular block train between "
            "the Kuryk port and Poti, Trend reports via Kazakhstan's Ministry of Transport."
        ),
        (
            "The delegation inspected the construction of a multimodal Kazakh-Georgian terminal, which is to be "
            "opened in the spring of 2026."
        ),
    ]
    assert (article.dateline_place, article.published) == ("Tbilisi, Georgia", dt.date(2025, 7, 24))


def lead(line: str, body: str = "Министр провёл встречу и обсудил поставки газа в 2026 году.") -> Article:
    return read_text(f"{line} {body}\n\nВторой абзац рассказывает о подробностях встречи и планах сторон.")


@pytest.mark.parametrize(
    ("line", "place", "day", "outlet"),
    [
        ("SEOUL, July 3 (Yonhap) --", "Seoul", None, "Yonhap"),
        ("Budapest, November 5, 2025 (MTI) -", "Budapest", "2025-11-05", "MTI"),
        ("ABU DHABI, 18th February, 2026 (WAM) --", "Abu Dhabi", "2026-02-18", "WAM"),
        ("ISLAMABAD, May 14 (APP):", "Islamabad", None, "APP"),
        ("TASHKENT, Sept. 9 (Xinhua) --", "Tashkent", None, "Xinhua"),
        ("Tbilisi [Georgia], Nov 4 (ANI):", "Tbilisi, Georgia", None, "ANI"),
        ("MADRID —", "Madrid", None, ""),
        ("Астана. 14 мая 2025 г. Интерфакс-Казахстан –", "Астана", "2025-05-14", "Интерфакс-Казахстан"),
        ("МОСКВА, 21 марта. /ТАСС/.", "Москва", None, "ТАСС"),
        ("АСТАНА, 3 марта 2025 — РИА Новости.", "Астана", "2025-03-03", "РИА Новости"),
        ("БИШКЕК, 3 октября.", "Бишкек", None, ""),
        ("АСТАНА. KAZINFORM —", "Астана", None, "Kazinform"),
        ("ТҮРКІСТАН.", "Түркістан", None, ""),
        ("АШХАБАД, 12 июня 2025.", "Ашхабад", "2025-06-12", ""),
        ("7 мая, Минск /Корр. БЕЛТА/.", "Минск", None, "БЕЛТА"),
        ("Doha:", "Doha", None, ""),
    ],
)
def test_datelines_of_many_agencies(line: str, place: str, day: str | None, outlet: str) -> None:
    article = lead(line)
    assert article.dateline_place == place
    assert article.published == (dt.date.fromisoformat(day) if day else None)
    assert article.outlet == outlet
    assert article.text.startswith(line)


@pytest.mark.parametrize(
    "opening",
    [
        "On March 21, Kazakhstan",
        "EBRD supports",
        "In May 2025 – the",
        "The UN",
        "ЕЛДЕСТІРУ — бұл",
        "Note: the",
        "7 мая в Минске",
    ],
)
def test_ordinary_sentences_are_no_datelines(opening: str) -> None:
    assert lead(opening, "minister held talks about gas and signed a protocol.").dateline_place == ""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Brussels, 9 June 2025", "Brussels"),
        ("9 June 2025 | Kuala Lumpur", "Kuala Lumpur"),
        ("Posted On: 9 JUNE 2025 6:10PM by PIB Delhi", "Delhi"),
        ("Aliya Sapar, 9 June 2025", ""),
        ("Published on 9 June 2025", ""),
    ],
)
def test_place_beside_the_date_above_the_text(line: str, place: str) -> None:
    article = read_text(
        f"Grain exporters agree on tariffs\n\n{line}\n\n"
        "The ministers agreed on Monday to keep the tariffs on grain as they are until the end of the season."
    )
    assert (article.dateline_place, article.published) == (place, dt.date(2025, 6, 9))
    assert article.title == "Grain exporters agree on tariffs"


@pytest.mark.parametrize("rubric", ["Actualidad", "Жаңалықтар", "FOREIGN POLICY", "Олжас Беков"])
def test_name_above_the_headline_is_no_place(rubric: str) -> None:
    article = read_text(
        f"{rubric}\n\nMinister Bekov says wheat will reach the new port\n\n9 June 2025\n\n"
        "The minister said on Monday that the first train with wheat would reach the port before the autumn."
    )
    assert article.dateline_place == ""
    assert article.title == "Minister Bekov says wheat will reach the new port"


def test_tag_of_a_syndicator_before_the_lead_leaves_the_dateline() -> None:
    article = read_text(
        " date 2025-06-09 Oman and Chad discuss roads\n\n(MENAFN- Times of Oman) Muscat: HE the Minister of Roads "
        "received his counterpart from Chad on Sunday and spoke about the roads between the ports."
    )
    assert (article.dateline_place, article.title) == ("Muscat", "Oman and Chad discuss roads")
    assert article.body.startswith("Muscat: HE the Minister")


def test_hour_on_a_line_of_its_own() -> None:
    article = read_text(
        "Телефонный разговор с Президентом Сербии\n\n9 июня 2025 года\n14:35\n\n"
        "Состоялся телефонный разговор. Обсуждены вопросы поставок газа и пшеницы в следующем году."
    )
    assert (article.published, article.published_time) == (dt.date(2025, 6, 9), dt.time(14, 35))
    assert article.body.startswith("Состоялся")


def test_release_gives_rubric_title_subtitle_issuer_and_date() -> None:
    article = read_text(
        "Press release\n\nMinister opens a water plant in Osh\n\n"
        "The minister spent three days in the south, where she signed two agreements.\n\n"
        "From: Department for Water\nPublished 3 September 2025\n\n"
        " - A first point of the list\n - A second point of the list\n\n"
        "The plant is to serve half a million people in the south of the country by the end of next year.\n\n"
        "Media enquiries: 020 7215 0000"
    )
    assert article.rubric == "Press release"
    assert article.title == "Minister opens a water plant in Osh"
    assert article.subtitle.startswith("The minister spent three days")
    assert article.outlet == "Department for Water"
    assert article.published == dt.date(2025, 9, 3)
    assert article.text.split("\n\n") == [
        article.title,
        article.subtitle,
        "- A first point of the list",
        "- A second point of the list",
        "The plant is to serve half a million people in the south of the country by the end of next year.",
    ]


def test_russian_column_gives_author_and_date() -> None:
    article = read_text(
        "Колонка\n\nВода дороже нефти\n\nАвтор: Гаухар Сейдахметова, кандидат наук\n18 февраля 2026 года\n\n"
        "В прошлом сезоне хозяйства юга недополучили воды, и каждый раз после такого лета чиновники обещают реформы."
    )
    assert (article.rubric, article.author) == ("Колонка", "Гаухар Сейдахметова")
    assert (article.published, article.language) == (dt.date(2026, 2, 18), "ru")


def test_kazakh_news_gives_hour_zone_and_relayed_source() -> None:
    article = read_text(
        "Мұнай экспорты артады\n\n15:12, 21 Мамыр 2025 | GMT +5\n\n"
        "АСТАНА. KAZINFORM — Энергетика вице-министрі Бакуге жұмыс сапарымен барды. "
        "Бұл туралы Энергетика министрлігінің баспасөз қызметі хабарлады.\n\nЕкінші абзац осында."
    )
    assert article.language == "kk"
    assert (article.published, article.published_time) == (dt.date(2025, 5, 21), dt.time(15, 12))
    assert article.time_zone == "GMT+5"
    assert article.relayed_from == "Энергетика министрлігінің баспасөз қызметі"


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Стороны подписали протокол, передает ТАСС со ссылкой на МИД Туркменистана.", "МИД Туркменистана"),
        ("Стороны подписали протокол. Об этом сообщает МИД Туркменистана.", "МИД Туркменистана"),
        ("Завод построят, сообщила пресс-служба министерства РК.", "пресс-служба министерства РК"),
        ("Кездесу өтті, деп хабарлайды облыс әкімдігінің баспасөз қызметі.", "облыс әкімдігінің баспасөз қызметі"),
        ("The sides met in Astana, the Foreign Ministry's press service reported.", "Foreign Ministry's press service"),
        ("The sides met in Astana, reported the Prime Minister’s press service.", "Prime Minister’s press service"),
        ("Trade grew, according to data published by the Bureau of Statistics on Thursday.", "Bureau of Statistics"),
        ("The plan is sound, the minister said.", ""),
        ("The forum opened today, Kazinform News Agency correspondent reports.", ""),
    ],
)
def test_relayed_sources(sentence: str, source: str) -> None:
    assert read_text(sentence).relayed_from == source


def test_place_and_date_below_a_release() -> None:
    article = read_text(
        "Visit of the Minister to the Kyrgyz Republic (October 30 - November 02, 2025)\n\n"
        "1. The Minister paid an official visit and held talks with the Minister of Foreign Affairs in Bishkek.\n\n"
        "New Delhi\nNovember 03, 2025"
    )
    assert (article.dateline_place, article.published) == ("New Delhi", dt.date(2025, 11, 3))
    assert article.body.endswith("in Bishkek.")


@pytest.mark.parametrize(
    "line",
    [
        "03.06.2025",
        "2025-06-03 14:20",
        "3.06.2025, 14:20",
        "14:20, 03 Июнь 2025",
        "2025 жыл, 3 маусым",
        "Жарияланды: 3 маусым 2025",
        "Posted On: 03 JUN 2025 4:20PM by PIB Delhi",
    ],
)
def test_a_line_with_the_date_tells_when_the_text_was_published(line: str) -> None:
    article = read_text(
        f"Gas supplies discussed\n\n{line}\n\nThe ministers discussed gas supplies and signed a protocol."
    )
    assert article.published == dt.date(2025, 6, 3)
    assert line not in article.text


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("11 April 2025, 14:20 (GMT+5)", "GMT+5"),
        ("11 April 2025, 14:20 (UTC +05:00)", "UTC+05:00"),
        ("11 April 2025, 14:20 Astana time", "Astana time"),
        ("11.04.2025 14:20 (по времени Астаны)", "по времени Астаны"),
        ("11.04.2025 14:20 по московскому времени", "по московскому времени"),
        ("11.04.2025 14:20 (МСК)", "МСК"),
        ("2025 жылғы 11 сәуір, 14:20 (Астана уақытымен)", "Астана уақытымен"),
        ("11.04.2025, 14:20", ""),
    ],
)
def test_the_time_zone_is_kept_as_printed(line: str, zone: str) -> None:
    article = read_text(
        f"Gas supplies discussed\n\n{line}\n\nThe ministers discussed gas supplies and signed a protocol."
    )
    assert (article.published, article.published_time) == (dt.date(2025, 4, 11), dt.time(14, 20))
    assert article.time_zone == zone


def test_a_byline_with_rubric_and_date_gives_author_and_date() -> None:
    article = read_text(
        "Gas supplies discussed\n\nBy Aida Serik in Business on 3 June 2025\n\n"
        "The energy ministers of the two countries discussed gas supplies and signed a protocol."
    )
    assert (article.author, article.published) == ("Aida Serik", dt.date(2025, 6, 3))


@pytest.mark.parametrize(
    "remnant",
    [
        "Read also: Another story of the day",
        "Читайте также: Ещё одна новость дня",
        "Сондай-ақ оқыңыз: тағы бір жаңалық",
        "Photo credit: primeminister.kz",
        "Подписывайтесь на наш Telegram-канал!",
        "We use cookies to improve the site.",
        "Facebook Twitter Telegram",
        "(END)",
        "press@ministry.example",
        "© 2025 All rights reserved",
    ],
)
def test_page_remnants_are_dropped(remnant: str) -> None:
    first, last = "The ministers met in Astana on Monday.", "They agreed to meet again in the spring."
    assert read_text(f"{first}\n\n{remnant}\n\n{last}").text == f"{first}\n\n{last}"


def test_latin_letters_inside_cyrillic_words_are_reported() -> None:
    article = read_text("Министр Kaзахстана встретился с делегацией, IT-компании и C5+1 упомянуты в тeкcте.")
    assert article.warnings == (
        "Latin letters stand inside Cyrillic words (Kaзахстана, тeкcте); searches miss such words.",
    )


def test_empty_paste_says_what_to_do() -> None:
    with pytest.raises(ArticleError, match="Copy the article's text and paste it again"):
        read_text(" \n\t ")


def test_markdown_gives_heading_front_matter_and_plain_paragraphs() -> None:
    article = read_bytes(
        b"---\nauthor: A. Writer\ndate: 2025-05-06\n---\n# Talks in Astana\n\nThe **ministers** met "
        b"[here](https://example.org/x) and\nagreed on the schedule of works.\n\n* first\n* second\n\n"
        b"![picture](http://example.org/p.png)\n",
        "talks.md",
    )
    assert (article.title, article.author, article.published) == ("Talks in Astana", "A. Writer", dt.date(2025, 5, 6))
    assert article.body.split("\n\n") == [
        "The ministers met here and agreed on the schedule of works.",
        "- first",
        "- second",
    ]
