"""What the confidence of suggestions means: of those proposed with it, how many are right, by kind of field."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.articles import read_article
from briefing.extraction import Suggestions, annotation_record, extract
from briefing.extraction.record import Record
from briefing.extraction.suggestions import rows_of_figures
from briefing.model import Article, Suggestion
from tests.extraction.score import (
    fold,
    load,
    pair,
    part,
    place,
    same_period,
    same_person,
    same_project,
    same_target,
    token_f1,
)

SURE = 0.9


class Judged(NamedTuple):
    """One suggestion that the annotation can judge."""

    kind: str
    rule: str
    confidence: float
    right: bool


def judged_in(folder: Path, *, held: bool | None = None) -> list[Judged]:
    """The suggestions for the articles of a folder with `articles/` and `gold/`.

    `held` keeps only the third of them that is held aside while rules are written
    (numbers divisible by three), or only the others.
    """
    found: list[Judged] = []
    for key, gold in load(folder / "gold").items():
        number = int("".join(filter(str.isdigit, key)) or 0)
        path = folder / "articles" / f"{key}.txt"
        if path.exists() and held in (None, number % 3 == 0):
            article = read_article(path)
            found.extend(judged(article, gold, annotation_record(key, article)))
    return found


def judged(article: Article, gold: Record, record: Record) -> Iterator[Judged]:
    """The suggestions for one article, each beside what the annotation has."""
    result = extract(article)
    items = {item.path: item for item in result.items}
    officials = pair(gold["officials"], record["officials"], same_person)
    yield from _officials(items, gold, record, {got: want for want, got in officials.items()})
    projects = pair(gold["projects"], record["projects"], same_project).values()
    for number in range(len(record["projects"])):
        yield from _judge(items, f"projects/p{number + 1}/name/{article.language}", "project", number in projects)
    yield from _targets(items, result, gold, record)
    yield from _visit(items, gold, record)


def _judge(items: Mapping[str, Suggestion], path: str, kind: str, right: object) -> Iterator[Judged]:
    item = items.get(path)
    if item is not None:
        yield Judged(kind, item.rule, item.confidence, bool(right))


def _officials(
    items: Mapping[str, Suggestion], gold: Record, record: Record, wanted: Mapping[int, int]
) -> Iterator[Judged]:
    language = record["language"]
    for number, got in enumerate(record["officials"]):
        row, known = f"officials/o{number + 1}", number in wanted
        want = gold["officials"][wanted[number]] if known else {}
        yield from _judge(items, f"{row}/name/{language}", "official", known)
        title = known and token_f1(want["title"], got["title"]) == 1
        yield from _judge(items, f"{row}/post/{language}", "official's post", title)
        country = known and place(want["country"]) == place(got["country"])
        yield from _judge(items, f"{row}/country/{language}", "official's country", country)


def _targets(items: Mapping[str, Suggestion], result: Suggestions, gold: Record, record: Record) -> Iterator[Judged]:
    wanted = {got: want for want, got in pair(gold["targets"], record["targets"], same_target).items()}
    places = {id(figure): index for index, figure in enumerate(result.facts.figures)}
    for number, row in enumerate(rows_of_figures(result.facts.figures), 1):
        main = next((f for f in row if f.part.value in ("whole", "goal", "lower")), row[0])
        index = places[id(main)]
        got, want = record["targets"][index], gold["targets"][wanted[index]] if index in wanted else None
        path = f"targets/t{number}"
        yield from _judge(items, f"{path}/value", "figure", want)
        yield from _judge(items, f"{path}/role", "figure's role", want and want["role"] == got["role"])
        period = want and same_period(want["period"], got["period"])
        yield from _judge(items, f"{path}/period", "figure's period", period)


def _visit(items: Mapping[str, Suggestion], gold: Record, record: Record) -> Iterator[Judged]:
    want, got = part(gold, "visit") or {}, part(record, "visit") or {}
    language = record["language"]
    for path, key, same in (
        ("visit/kind", "kind", fold),
        (f"visit/country/{language}", "country", place),
        (f"visit/city/{language}", "city", place),
        ("visit/date_from", "start", fold),
        ("visit/date_to", "end", fold),
    ):
        yield from _judge(items, path, f"visit {key}", want and same(want.get(key)) == same(got.get(key)))
    known = {person["name"]: person for person in gold["officials"]}
    for key, (head, rest) in {"visitors": ("head", "members"), "hosts": ("host_head", "hosts")}.items():
        names = [known.get(name, {"name": name}) for name in want.get(key) or []]
        for number, name in enumerate(got.get(key) or []):
            right = any(same_person(wanted, {"name": name}) for wanted in names)
            yield from _judge(items, f"visit/{rest if number else head}", f"visit {key}", right)


def calibration_table(found: list[Judged]) -> str:
    """Right of proposed by kind, from the confidence 0.9 on and below."""
    groups: dict[tuple[str, bool], list[Judged]] = defaultdict(list)
    for one in found:
        groups[one.kind, one.confidence >= SURE].append(one)
    rows = (
        f"{kind:<22}" + "".join(f"{_share(groups[kind, sure]):>20}" for sure in (True, False))
        for kind in dict.fromkeys(one.kind for one in found)
    )
    return "\n".join([f"{'kind':<22}{'from 0.9':>20}{'below':>20}", *rows])


def rule_table(found: list[Judged]) -> str:
    """Right of proposed by kind, rule and confidence: what the numbers of `briefing.extraction.certainty` rest on."""
    groups: dict[tuple[str, str, float], list[Judged]] = defaultdict(list)
    for one in found:
        groups[one.kind, one.rule, one.confidence].append(one)
    return "\n".join(
        f"{kind:<20}{rule:<45}{confidence:5.2f}{_share(group):>20}"
        for (kind, rule, confidence), group in sorted(groups.items())
    )


def _share(group: list[Judged]) -> str:
    if not group:
        return "-"
    right = sum(one.right for one in group)
    return f"{right} of {len(group)} ({100 * right / len(group):.0f} %)"
