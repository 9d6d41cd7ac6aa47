"""33 saved news pages with invented text: eleven layouts as outlets use them, each in English, Russian and Kazakh."""

# ruff: noqa: E501, ISC004 - markup and prose in long lines

import json
from typing import NamedTuple


class Story(NamedTuple):
    """An invented report, and what surrounds a report on a page in its language."""

    title: str
    paragraphs: tuple[str, ...]
    menu: tuple[str, ...]
    caption: str
    see_also: str
    subscribe: str
    cookies: str
    rights: str


STORIES = {
    "en": Story(
        "Kazakhstan and Tajikistan agree to widen grain transit",
        (
            "DUSHANBE, Tajikistan, April 11. Kazakhstan and Tajikistan have agreed to widen the transit of grain by rail "
            "in the coming season, the Ministry of Transport said.",
            "During a working visit to Dushanbe, Vice-Minister of Transport Arman Sadykov met his colleagues and "
            "discussed tariffs, the state of the lines and the number of wagons that both railways can provide.",
            "“We see steady growth and want to keep it for the whole of the next decade,” said Sadykov after the talks.",
            "The volume of mutual trade exceeded 300 million dollars last year and is to double by 2030.",
        ),
        ("Home", "Politics", "Economy", "Society", "Sport"),
        "Photo: press service of the ministry",
        "Read also: Prices of vegetables in the capital fell in March",
        "Subscribe to our Telegram channel and be the first to know the news of the day",
        "We use cookies to make this site better for you",
        "© 2025 All rights reserved",
    ),
    "ru": Story(
        "Казахстан и Таджикистан договорились расширить транзит зерна",
        (
            "ДУШАНБЕ, 11 апреля. Казахстан и Таджикистан договорились расширить транзит зерна по железной дороге "
            "в наступающем сезоне, сообщает Министерство транспорта.",
            "В ходе рабочего визита в Душанбе вице-министр транспорта Арман Садыков встретился с коллегами и обсудил "
            "тарифы, состояние путей и число вагонов, которые могут предоставить обе железные дороги.",
            "«Мы видим устойчивый рост и хотим сохранить его на всё следующее десятилетие», — сказал Садыков.",
            "Объём взаимной торговли в прошлом году превысил 300 млн долларов и к 2030 году должен удвоиться.",
        ),
        ("Главная", "Политика", "Экономика", "Общество", "Спорт"),
        "Фото: пресс-служба министерства",
        "Читайте также: В марте в столице подешевели овощи",
        "Подписывайтесь на наш Telegram-канал и узнавайте новости дня первыми",
        "Мы используем cookie, чтобы сделать сайт удобнее для вас",
        "© 2025 Все права защищены",
    ),
    "kk": Story(
        "Қазақстан мен Тәжікстан астық транзитін кеңейтуге келісті",
        (
            "ДУШАНБЕ. Қазақстан мен Тәжікстан алдағы маусымда теміржол арқылы астық транзитін кеңейтуге келісті, "
            "деп хабарлайды Көлік министрлігінің баспасөз қызметі.",
            "Душанбеге жұмыс сапары барысында көлік вице-министрі Арман Садықов әріптестерімен кездесіп, тарифтерді, "
            "жолдардың жай-күйін және екі теміржол бере алатын вагондар санын талқылады.",
            "«Біз тұрақты өсімді көріп отырмыз және оны келесі онжылдық бойы сақтағымыз келеді», — деді Садықов.",
            "Былтыр өзара сауда көлемі 300 млн доллардан асты және 2030 жылға қарай екі есе өсуі тиіс.",
        ),
        ("Басты бет", "Саясат", "Экономика", "Қоғам", "Спорт"),
        "Сурет: министрліктің баспасөз қызметі",
        "Тағы оқыңыз: Наурызда елордада көкөніс арзандады",
        "Біздің Telegram арнамызға жазылыңыз, жаңалықтарды бірінші болып біліңіз",
        "Сайт cookie файлдарын пайдаланады",
        "© 2025 Барлық құқықтар қорғалған",
    ),
}
PUBLISHED = "2025-04-11"


class Page(NamedTuple):
    """A saved page and the report it holds."""

    name: str
    html: str
    language: str
    story: Story

    @property
    def remnants(self) -> tuple[str, ...]:
        """What must not be in the article."""
        return (*self.story.menu[:1], self.story.caption, self.story.see_also, self.story.subscribe, self.story.cookies)


def paragraphs(story: Story, form: str = "<p>{}</p>") -> str:
    return "\n".join(form.format(text) for text in story.paragraphs)


def menu(story: Story) -> str:
    return (
        "<nav><ul>"
        + "".join(f'<li><a href="/{at}">{word}</a></li>' for at, word in enumerate(story.menu))
        + "</ul></nav>"
    )


def others(story: Story) -> str:
    links = "".join(f'<li><a href="/n/{at}">{word}: {story.see_also}</a></li>' for at, word in enumerate(story.menu))
    return f'<aside class="most-read"><h3>{story.menu[0]}</h3><ul>{links}</ul></aside>'


def foot(story: Story) -> str:
    return f'{others(story)}<div class="cookie-notice">{story.cookies}</div><footer><p>{story.rights}</p></footer>'


def head(story: Story, more: str = "") -> str:
    return f'<head><meta charset="utf-8"><title>{story.title} | Example News</title>{more}</head>'


def figure(story: Story) -> str:
    return f'<figure><img src="a.jpg" alt=""><figcaption>{story.caption}</figcaption></figure>'


def share() -> str:
    return '<div class="share"><a href="#">Facebook</a> <a href="#">Telegram</a> <a href="#">WhatsApp</a></div>'


STATED = f'<meta property="article:published_time" content="{PUBLISHED}T09:15:00+05:00">'


def weblog(story: Story) -> str:
    return f"""<html>{head(story, STATED)}<body class="single">{menu(story)}<article class="post">
<h1 class="entry-title">{story.title}</h1><time datetime="{PUBLISHED}T09:15:00+05:00">11.04.2025</time>{figure(story)}
<div class="entry-content">{paragraphs(story)}<p><strong><a href="/1">{story.see_also}</a></strong></p>{share()}</div>
<div class="subscribe"><p>{story.subscribe}</p></div></article>{foot(story)}</body></html>"""


def agency(story: Story) -> str:
    return f"""<html>{head(story, STATED)}<body><div class="header">{menu(story)}</div><div class="article-wrap">
<h1>{story.title}</h1><div class="date">{PUBLISHED}</div><div class="article__body">{paragraphs(story)}</div>
<div class="tags"><a href="/t">{story.menu[2]}</a></div>{share()}</div><p class="tg">{story.subscribe}</p>{foot(story)}</body></html>"""


def line_breaks(story: Story) -> str:
    text = "<br><br>\n".join(story.paragraphs)
    return f"""<html>{head(story, STATED)}<body>{menu(story)}<div id="content"><h1>{story.title}</h1>
<div class="news-detail">{text}</div></div>{foot(story)}</body></html>"""


def old_tables(story: Story) -> str:
    return f"""<html>{head(story, STATED)}<body><table><tr><td>{menu(story)}</td><td class="main"><h1>{story.title}</h1>
{paragraphs(story)}</td><td>{others(story)}</td></tr></table><div>{story.rights}</div></body></html>"""


def linked_data(story: Story) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": PUBLISHED,
    }
    script = f'<script type="application/ld+json">{json.dumps({"@graph": [data]}, ensure_ascii=False)}</script>'
    return f"""<html>{head(story, script)}<body><div id="__next">{menu(story)}<main><h1>{story.title}</h1>{figure(story)}
<section>{paragraphs(story)}</section><div>{share()}</div></main>{foot(story)}</div></body></html>"""


def microdata(story: Story) -> str:
    return f"""<html>{head(story)}<body>{menu(story)}<div itemscope itemtype="http://schema.org/NewsArticle">
<h1 itemprop="headline">{story.title}</h1><meta itemprop="datePublished" content="{PUBLISHED}">
<div itemprop="articleBody">{figure(story)}{paragraphs(story)}</div></div>{share()}{foot(story)}</body></html>"""


def divisions(story: Story) -> str:
    return f"""<html>{head(story, STATED)}<body>{menu(story)}<div class="content"><div class="title"><h1>{story.title}</h1></div>
<div class="text">{paragraphs(story, "<div>{}</div>")}</div></div>{foot(story)}</body></html>"""


def government(story: Story) -> str:
    return f"""<html>{head(story, STATED)}<body><header>{menu(story)}</header><main id="main-content"><h1>{story.title}</h1>
<div class="content-text">{paragraphs(story, '<p style="text-align: justify;"><span style="font-size:14px">{}</span></p>')}
</div>{share()}</main>{foot(story)}</body></html>"""


def cut_by_advertisements(story: Story) -> str:
    banner = '</div><div class="ad-slot"><span>Ad</span></div><div class="body__part">'
    text = banner.join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    return f"""<html>{head(story, STATED)}<body>{menu(story)}<article><h1>{story.title}</h1><div class="body">
<div class="body__part">{text}</div></div></article>{foot(story)}</body></html>"""


def mobile(story: Story) -> str:
    return f"""<html amp>{head(story, STATED)}<body><amp-sidebar>{menu(story)}</amp-sidebar><article class="amp-article">
<h1>{story.title}</h1><amp-img src="a.jpg"></amp-img>{paragraphs(story)}<p>{story.see_also}</p></article>{foot(story)}</body></html>"""


def lead_apart(story: Story) -> str:
    lead, *rest = story.paragraphs
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    return f"""<html>{head(story, STATED)}<body>{menu(story)}<div class="news-page"><h1>{story.title}</h1>
<div class="news-page__lead">{lead}</div>{figure(story)}<div class="news-page__body"><div class="block">{text}</div></div>
{share()}</div>{foot(story)}</body></html>"""


LAYOUTS = (
    lead_apart,
    weblog,
    agency,
    line_breaks,
    old_tables,
    linked_data,
    microdata,
    divisions,
    government,
    cut_by_advertisements,
    mobile,
)
PAGES = tuple(
    Page(f"{layout.__name__}-{language}", f"<!DOCTYPE html>\n{layout(story)}", language, story)
    for layout in LAYOUTS
    for language, story in STORIES.items()
)
