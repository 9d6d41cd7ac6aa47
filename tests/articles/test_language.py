"""English, Russian and Kazakh are told from each other and from their neighbours."""

import pytest

from briefing.articles.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Minister of Energy met with the delegation of Kazakhstan in Astana.", "en"),
        ("Kazakhstan, Turkmenistan boost gas cooperation", "en"),
        ("EBRD supports modernisation of water supply", "en"),
        ("Министр энергетики встретился с делегацией", "ru"),
        ("Аким Кызылординской области Нұрлыбек Нәлібаев провёл встречу с инвесторами из Китая и России", "ru"),
        ("Қазақстан мен Өзбекстан газ транзитін талқылады", "kk"),
        ("Президент Алматыда форумға қатысты", "kk"),
        ("Министр және делегация мұнай туралы сөйлесті", "kk"),
        ("Міністр енергетики України провів зустріч із делегацією, її учасники обговорили постачання газу", "other"),
        ("Министр энергетики Кыргызстана жолугушуу өткөрүп, газ жеткирүү боюнча сүйлөштү", "other"),
        ("Министърът на енергетиката се срещна с делегацията в Астана и обсъди доставките на газ", "other"),
        ("Die Ministerin für Energie traf sich mit der Delegation aus Kasachstan in Astana", "other"),
        ("Le ministre de l'énergie a rencontré la délégation du Kazakhstan à Astana", "other"),
        ("Enerji bakanı Astana'da Kazakistan heyeti ile görüştü ve doğal gaz için anlaşma imzaladı", "other"),
        ("中国与哈萨克斯坦签署了天然气合作协议", "other"),
        ("2025 — 100 %", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language
