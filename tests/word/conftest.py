"""A briefing in the manner of a wire report of a working visit; people and figures are invented."""

import datetime as dt
from decimal import Decimal

import pytest

from briefing.model import (
    Briefing,
    Commitment,
    Evidence,
    Header,
    Narrative,
    Official,
    OfficialRef,
    Project,
    Quote,
    RowId,
    RussianForms,
    Source,
    SourceRef,
    Statement,
    Status,
    Target,
    Text,
    Topic,
    Visit,
)
from briefing.model.choices import (
    CommitmentNature,
    CommitmentState,
    Comparator,
    CompletionForm,
    DatesKnown,
    Direction,
    FigureRole,
    Side,
    SourceType,
    StatementMode,
    VisitKind,
)

ARTICLE = """\
ASHGABAT, Turkmenistan, March 14. Kazakhstan and Turkmenistan continue to build up cooperation in gas, \
Caspian Wire reports via Kazakhstan's Ministry of Energy.

During the working visit to Ashgabat, Vice-Minister of Energy of the Republic of Kazakhstan Dauren Saparov \
discussed gas infrastructure, gasification and investment in gas projects, as well as current projects to build \
gas processing plants.

“Gas gives our industry time to change, and our region a product the world will buy,” said Kazakhstan's \
Vice Minister of Energy, Dauren Saparov.

Saparov underlined the importance of gas for domestic industry and for lasting partnerships. The parties \
reaffirmed their commitment to energy cooperation and agreed to keep up a dialogue on the region's potential. \
The countries agreed to take coordinated measures to reach the goal of the presidents, to raise trade turnover \
to $2 billion. Mutual trade has exceeded $700 million over the past two years.
"""

S1 = SourceRef("s1")


def quote(words: str) -> Quote:
    """The place of these words in the article."""
    start = ARTICLE.index(words)
    return Quote(S1, start, start + len(words), words)


def quoted(words: str) -> Evidence:
    """The evidence of a value that stands in the article."""
    return Evidence(status=Status.QUOTED, quotes=(quote(words),), confidence=0.9)


HEADER = Header(
    org=Text(
        "Ministry of Energy of the Republic of Kazakhstan",
        "Министерство энергетики Республики Казахстан",
        "Қазақстан Республикасының Энергетика министрлігі",
    ),
    doc_date=dt.date(2025, 3, 19),
    place=Text("Astana", "Астана", "Астана"),
    addressee=Text(
        "the Minister of Energy of the Republic of Kazakhstan",
        "Министру энергетики Республики Казахстан",
        "Қазақстан Республикасының Энергетика министріне",
    ),
)

VISIT = Visit(
    kind=VisitKind.WORKING,
    direction=Direction.OUTGOING,
    country=Text("Turkmenistan", "Туркменистан", "Түрікменстан"),
    city=Text("Ashgabat", "Ашхабад", "Ашхабад"),
    dates_known=DatesKnown.UNKNOWN,
    reported_on=dt.date(2025, 3, 14),
    head=OfficialRef("o1"),
)

HEAD = Official(
    id=RowId("o1"),
    name=Text("Dauren Saparov", "Даурен Сапаров", "Дәурен Сапаров"),
    surname=Text("Saparov", "Сапаров", "Сапаров"),
    given=Text("Dauren", "Даурен", "Дәурен"),
    name_forms=RussianForms(genitive="Даурена Сапарова"),
    post=Text("Vice-Minister of Energy", "вице-министр энергетики", "Энергетика вице-министрі"),
    country=Text("Kazakhstan", "Казахстан", "Қазақстан"),
    side=Side.OURS,
)

TOPICS = (
    Topic(
        RowId("t1"),
        Text(
            "gas infrastructure and gasification",
            "газовая инфраструктура и газификация",
            "газ инфрақұрылымы және газдандыру",
        ),
    ),
    Topic(
        RowId("t2"),
        Text("investment in gas projects", "инвестиции в газовые проекты", "газ жобаларына инвестиция тарту"),
    ),
    Topic(
        RowId("t3"),
        Text(
            "current projects to build gas processing plants",
            "реализуемые проекты строительства газоперерабатывающих заводов",
            "газ өңдеу зауыттарын салу жобалары",
        ),
    ),
)

COMMITMENTS = (
    Commitment(
        RowId("c1"),
        Text(
            "Strengthen energy cooperation further",
            "Дальнейшее укрепление энергетического сотрудничества",
            "Энергетикалық ынтымақтастықты одан әрі нығайту",
        ),
        CommitmentNature.REAFFIRMED,
        source=S1,
    ),
    Commitment(
        RowId("c2"),
        Text(
            "Keep up a dialogue on the region's gas potential",
            "Продолжение диалога о газовом потенциале региона",
            "Өңірдің газ әлеуеті туралы диалогты жалғастыру",
        ),
        CommitmentNature.AGREED,
        source=S1,
    ),
    Commitment(
        RowId("c3"),
        Text(
            "Take coordinated measures to raise mutual trade to 2 billion US dollars",
            "Согласованные меры по доведению товарооборота до 2 млрд долларов США",
            "Тауар айналымын 2 млрд АҚШ долларына жеткізу жөніндегі келісілген шаралар",
        ),
        CommitmentNature.LEADERS_GOAL,
        source=S1,
    ),
    Commitment(
        RowId("c4"),
        Text(
            "Get the visit report: dates, counterparts, positions, promises",
            "Получить отчёт о визите: даты, собеседники, позиции, обещания",
            "Сапар туралы есеп алу: күндер, әңгімелескен тұлғалар, ұстанымдар, уәделер",
        ),
        CommitmentNature.OUR_PROPOSAL,
        owner=Text(
            "International cooperation unit",
            "Подразделение международного сотрудничества",
            "Халықаралық ынтымақтастық бөлімшесі",
        ),
        due=dt.date(2025, 3, 26),
        completion_form=CompletionForm.REPORT,
        state=CommitmentState.NOT_STARTED,
    ),
    Commitment(
        RowId("c5"),
        Text(
            "Table of gas processing plants: stage, capacity, cost, start-up",
            "Свести данные по газоперерабатывающим заводам: стадия, мощность, стоимость, ввод",
            "Газ өңдеу зауыттары бойынша деректерді жинақтау: кезеңі, қуаты, құны, іске қосылуы",
        ),
        CommitmentNature.OUR_PROPOSAL,
        owner=Text("Gas industry unit", "Подразделение газовой отрасли", "Газ саласы бөлімшесі"),
        completion_form=CompletionForm.TABLE,
    ),
)

TARGETS = (
    Target(
        RowId("g1"),
        Text("Mutual trade", "Товарооборот", "Өзара тауар айналымы"),
        role=FigureRole.ACTUAL,
        comparator=Comparator.OVER,
        value=Decimal(700_000_000),
        unit="USD",
        period="2023-2024",
        source=S1,
    ),
    Target(
        RowId("g2"),
        Text("Goal for mutual trade", "Цель по товарообороту", "Өзара тауар айналымының нысанасы"),
        role=FigureRole.TARGET,
        comparator=Comparator.EQUAL,
        value=Decimal(2_000_000_000),
        unit="USD",
        set_by=Text("the presidents of both countries", "президенты двух стран", "екі елдің президенттері"),
        source=S1,
    ),
    Target(
        RowId("g3"),
        Text("Mutual trade", "Товарооборот", "Өзара тауар айналымы"),
        role=FigureRole.ACTUAL,
        comparator=Comparator.EQUAL,
        value=Decimal(563_000_000),
        unit="USD",
        period="2023",
        source=SourceRef("s2"),
        remark=Text("+28% to 2022", "+28 % к 2022 г.", "2022 жылға қарағанда +28 %"),
    ),
)

STATEMENTS = (
    Statement(
        RowId("q1"),
        OfficialRef("o1"),
        text="Gas gives our industry time to change, and our region a product the world will buy",
        language="en",
        mode=StatementMode.DIRECT,
        source=S1,
        translation=Text(
            ru="Газ даёт нашей промышленности время на перемены, а региону – товар, который купит мир",
            kk="Газ біздің өнеркәсіпке өзгеруге уақыт, ал өңірге әлем сатып алатын тауар береді",
        ),
        unofficial_translation=True,
    ),
    Statement(
        RowId("q2"),
        OfficialRef("o1"),
        text="the importance of gas for domestic industry and for lasting partnerships",
        language="en",
        mode=StatementMode.INDIRECT,
        source=S1,
    ),
)

SOURCES = (
    Source(
        RowId("s1"),
        SourceType.AGENCY,
        publisher="Caspian Wire",
        cites="Kazakhstan's Ministry of Energy",
        published=dt.date(2025, 3, 14),
        language="en",
        text=ARTICLE,
    ),
    Source(RowId("s2"), SourceType.AGENCY, publisher="Steppe News", published=dt.date(2024, 5, 27), language="en"),
)

ATTENTION = Text(
    "The result is a political confirmation, not a deal; it should not be presented as an agreement. "
    "Gas supply volumes, prices and transit are not in the source and should not be commented on from this note.",
    "Итог визита – политическое подтверждение, а не сделка; представлять его как соглашение не следует. "
    "Объёмы, цены и транзит газа в источнике не упомянуты и по настоящей справке не комментируются.",
    "Сапардың қорытындысы – мәміле емес, саяси растау; оны келісім ретінде ұсынуға болмайды. "
    "Газ көлемі, бағасы және транзиті дереккөзде аталмаған.",
)

WORKED_EXAMPLE = Briefing(
    id="b1",
    header=HEADER,
    visit=VISIT,
    officials=(HEAD,),
    projects=(
        Project(RowId("p1"), Text("Gas processing plants", "Газоперерабатывающие заводы", "Газ өңдеу зауыттары")),
    ),
    targets=TARGETS,
    commitments=COMMITMENTS,
    statements=STATEMENTS,
    topics=TOPICS,
    text=Narrative(attention=ATTENTION),
    sources=SOURCES,
    evidence={
        "visit/kind": quoted("working visit"),
        "visit/city/en": quoted("Ashgabat"),
        "visit/head": quoted("Dauren Saparov"),
        "officials/o1/name/en": quoted("Dauren Saparov"),
        "officials/o1/post/en": quoted("Vice-Minister of Energy"),
        "topics/t1/text/en": quoted("gas infrastructure, gasification"),
        "topics/t2/text/en": quoted("investment in gas projects"),
        "topics/t3/text/en": quoted("current projects to build"),
        "projects/p1/name/en": quoted("gas processing plants"),
        "targets/g1/value": quoted("$700 million"),
        "targets/g1/period": quoted("over the past two years"),
        "targets/g2/value": quoted("$2 billion"),
        "visit/date_from": Evidence(status=Status.NOT_STATED),
        "visit/hosts": Evidence(status=Status.NOT_STATED),
        "visit/documents": Evidence(status=Status.NOT_STATED),
    },
)


@pytest.fixture
def worked_example() -> Briefing:
    """The worked example of the visit note, in three languages, as a unit would fill it in."""
    return WORKED_EXAMPLE
