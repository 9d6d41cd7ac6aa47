"""Score extracted visit records against gold annotations.

Usage: python score.py (--gold DIR --pred DIR [--json OUT] [--verbose] | --self-test [--gold DIR])

Both folders hold one JSON record per article, <id>.json. Unknown keys are ignored.
"""

from __future__ import annotations

import argparse
import copy
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Records = dict[str, Record]
Likeness = Callable[[Record, Record], float]
Table = dict[str, "Score"]

SLOTS = ("visit kind", "visit country", "visit city", "visit start", "visitors")
METRICS = (
    "published",
    "dateline city",
    "dateline country",
    "visit",
    *SLOTS,
    "hosts (info)",
    "officials",
    "title",
    "country",
    "projects",
    "targets",
    "target role",
    "target period",
)
HEADLINE: dict[str, tuple[str, ...]] = {
    "published": ("published",),
    "dateline": ("dateline city", "dateline country"),
    "visit": ("visit",),
    "visit slots": SLOTS,
    **{name: (name,) for name in ("officials", "title", "country", "projects", "targets")},
}
STOP = frozenset("of the and for a an in to at on by with и в во на по о об с мен және".split())
PARTICLES = frozenset("al as el de del di da la van von den der bin bint ibn аль ас эль бин фон де әл".split())
PLACES = {
    "turkey": "turkiye",
    "uae": "united arab emirates",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "prc": "china",
    "korea": "south korea",
    "republic of korea": "south korea",
    "kyrgyz republic": "kyrgyzstan",
    "russian federation": "russia",
    "ashkhabad": "ashgabat",
    "konayev": "konaev",
    "nur sultan": "astana",
    "turkestan": "turkistan",
    "washington dc": "washington",
    "астана": "astana",
    "алматы": "almaty",
    "ташкент": "tashkent",
    "самарканд": "samarkand",
    "бишкек": "bishkek",
    "душанбе": "dushanbe",
    "ашхабад": "ashgabat",
    "баку": "baku",
    "актау": "aktau",
    "москва": "moscow",
    "түркістан": "turkistan",
}
UNITS = {"%": "percent", "tonnes": "t", "tons": "t", "m³": "m3", "fold": "x", "times": "x"}
RATE = r"^((per|a|every) (year|month|day)|annually|monthly|daily)$"


@dataclass
class Score:
    """Hits against gold and predicted items; an accuracy has gold == pred."""

    hit: float = 0.0
    gold: int = 0
    pred: int = 0

    def add(self, hit: float, gold: int = 1, pred: int = 1) -> None:
        self.hit, self.gold, self.pred = self.hit + hit, self.gold + gold, self.pred + pred

    @property
    def f1(self) -> float | None:
        total = self.gold + self.pred
        return 200 * self.hit / total if total else None


def fold(text: object) -> str:
    """Text without case, diacritics, apostrophes and odd white space."""
    raw = "" if text is None else str(text)
    raw = unicodedata.normalize("NFKD", raw.casefold().replace("ı", "i"))
    raw = "".join(c for c in raw if not unicodedata.combining(c))
    return " ".join(re.sub(r"['’‘ʻʼ`]", "", raw).split())


def tokens(text: object) -> list[str]:
    return re.findall(r"\w+", fold(text))


def content(text: object) -> list[str]:
    return [t for t in tokens(text) if t not in STOP]


def place(text: object) -> str:
    name = " ".join(tokens(re.sub(r"\b([a-z])\.", r"\1", fold(text))))
    name = name if name in PLACES else re.sub(r"^(the )?(republic of )?", "", name)
    return PLACES.get(name, name)


def years(text: object) -> set[int]:
    raw = re.sub(r"(?<!\d)(20)(\d\d)[-–/](1[3-9]|[2-9]\d)(?!\d)", r"\1\2 \1\3", fold(text))  # 2024-25
    return {int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", raw)}


def same_period(a: object, b: object) -> bool:
    """Equal first and last year; failing any year, like words. A bare rate is no period."""
    left, right = years(a), years(b)
    if left or right:
        return bool(left and right) and (min(left), max(left)) == (min(right), max(right))
    return token_f1(*(re.sub(RATE, "", fold(t)) for t in (a, b))) >= 0.5


def token_f1(a: object, b: object) -> float:
    left, right = Counter(content(a)), Counter(content(b))
    total = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / total if total else 1.0


def overlap(a: object, b: object) -> float:
    """Longest common run of characters, as a share of the shorter text."""
    left, right = fold(a), fold(b)
    if not left or not right:
        return 0.0
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return run.size / min(len(left), len(right))


def same_person(gold: Record, pred: Record) -> float:
    """The gold name, or a mention of two or more words, with the same set of tokens."""

    def long(mention: object) -> bool:
        return len(set(re.split(r"[\s.]+", fold(mention))) - PARTICLES - {""}) > 1

    forms = [gold.get("name"), *filter(long, gold.get("mentions") or [])]
    return float(set(tokens(pred.get("name"))) in [set(tokens(f)) for f in forms])


def same_project(gold: Record, pred: Record) -> float:
    name = pred.get("name") or pred.get("evidence")
    forms = [gold.get("evidence"), *(gold.get("also") or [])]
    shared = max(overlap(f, pred.get("evidence") or name) for f in forms)
    known = {t[:5] for f in (gold.get("name"), *forms) for t in content(f)}
    words = content(name)
    named = sum(t[:5] in known for t in words) / len(words) if words else 0.0
    return shared + named if shared >= 0.5 and named >= 0.5 else 0.0


def same_target(gold: Record, pred: Record) -> float:
    """Unit and value decide; role, period and evidence only choose between rivals."""
    unit, other = fold(gold.get("unit")), fold(pred.get("unit"))
    try:
        want, got = float(gold["value"]), float(pred["value"])
    except (KeyError, TypeError, ValueError):
        return 0.0
    if unit != UNITS.get(other, other) or not abs(want - got) <= 0.005 * abs(want):
        return 0.0
    alike = (gold.get("role") == pred.get("role")) + same_period(gold.get("period"), pred.get("period"))
    return 1 + alike + overlap(gold.get("evidence"), pred.get("evidence"))


def pair(gold: Sequence[Record], pred: Sequence[Record], likeness: Likeness) -> dict[int, int]:
    """Greedy one-to-one pairing, the most alike first."""
    scored = [(-likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)]
    pairs: dict[int, int] = {}
    for unlike, i, j in sorted(scored):
        if unlike < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def items(record: Record, key: str) -> list[Record]:
    value = record.get(key)
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []


def part(record: Record | None, key: str) -> Record | None:
    value = (record or {}).get(key)
    return value if isinstance(value, dict) else None


def label(x: Record) -> str:
    return " ".join(str(x[k]) for k in ("name", "value", "unit", "evidence") if x.get(k) is not None)


class Article:
    """Scores of one article and notes on what went wrong; no prediction is all wrong."""

    def __init__(self, gold: Record, pred: Record | None) -> None:
        self.table: Table = defaultdict(Score)
        self.notes: list[str] = []
        self.exact("published", gold, pred)
        for slot in ("city", "country"):
            line = None if pred is None else part(pred, "dateline") or {}
            self.exact(f"dateline {slot}", part(gold, "dateline") or {}, line, place)
        self.visit(gold, part(gold, "visit"), part(pred, "visit"))
        for want, got in self.compare("officials", gold, pred or {}, same_person):
            self.exact("title", want, got, same=token_f1)
            self.exact("country", want, got, place)
        self.compare("projects", gold, pred or {}, same_project)
        for want, got in self.compare("targets", gold, pred or {}, same_target):
            self.exact("target role", want, got)
            self.exact("target period", want, got, same=same_period)

    def exact(
        self,
        metric: str,
        gold: Record,
        pred: Record | None,
        norm: Callable[[object], str] = fold,
        same: Callable[[object, object], float] | None = None,
    ) -> None:
        """Compare the value under the metric's last word in both records."""
        key = metric.rsplit(maxsplit=1)[-1]
        want, got = gold.get(key), pred.get(key) if pred is not None else "(nothing)"
        alike = same(want, got) if same else norm(want) == norm(got)
        self.table[metric].add(alike)
        if alike < 1:
            self.notes.append(f"{metric}: want {want!r}, got {got!r} {label(gold)}".rstrip())

    def compare(self, metric: str, gold: Record, pred: Record, likeness: Likeness) -> list[tuple[Any, Any]]:
        """Pair the items of the lists under the metric's first word."""
        want, got = (items(r, metric.split(maxsplit=1)[0]) for r in (gold, pred))
        pairs = pair(want, got, likeness)
        self.table[metric].add(len(pairs), len(want), len(got))
        self.notes += [f"{metric}: missed {label(g)}" for i, g in enumerate(want) if i not in pairs]
        self.notes += [f"{metric}: false {label(p)}" for j, p in enumerate(got) if j not in pairs.values()]
        return [(want[i], got[j]) for i, j in sorted(pairs.items())]

    def visit(self, gold: Record, want: Record | None, got: Record | None) -> None:
        self.table["visit"].add(bool(want and got), bool(want), bool(got))
        if not want:
            self.notes += ["visit: false"] if got else []
            return
        for slot, norm in (("kind", fold), ("country", place), ("city", place), ("start", fold)):
            self.exact(f"visit {slot}", want, got or None, norm)
        known = {p.get("name"): p for p in items(gold, "officials")}
        for metric, key in (("visitors", "visitors"), ("hosts (info)", "hosts")):
            named = [known.get(n, {"name": n}) for n in want.get(key) or []]
            guess = [{"name": n} for n in (got or {}).get(key) or []]
            self.compare(metric, {key: named}, {key: guess}, same_person)


def score_all(gold: Records, pred: Records) -> tuple[dict[str, Table], dict[str, list[str]]]:
    """Micro-averaged tables under 'all' and each language, and notes by article."""
    tables: dict[str, Table] = defaultdict(lambda: defaultdict(Score))
    notes: dict[str, list[str]] = {}
    for key, record in sorted(gold.items()):
        article = Article(record, pred.get(key))
        notes[key] = article.notes
        for group in ("all", str(record.get("language"))):
            for metric, score in article.table.items():
                tables[group][metric].add(score.hit, score.gold, score.pred)
    return tables, notes


def mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def components(table: Table) -> dict[str, float | None]:
    return {name: mean(table[m].f1 for m in parts) for name, parts in HEADLINE.items()}


def report(tables: dict[str, Table]) -> str:
    def row(name: str, cells: Iterable[float | int | str | None]) -> str:
        shown = ("-" if c is None else f"{c:.1f}" if isinstance(c, float) else str(c) for c in cells)
        return f"{name:<17}" + "".join(f"{c:>8}" for c in shown)

    groups = sorted(g for g in tables if g != "all")
    lines = [row("metric", ["all", "prec", "rec", "gold n", *groups])]
    for metric in METRICS:
        s = tables["all"][metric]
        sides = [100.0 * s.hit / side if side else None for side in (s.pred, s.gold)]
        lines.append(row(metric, [s.f1, *sides, s.gold, *(tables[g][metric].f1 for g in groups)]))
    parts = {g: components(tables[g]) for g in ("all", *groups)}
    lines += ["", *(row(name, [value]) for name, value in parts["all"].items())]
    overall = [mean(p.values()) for p in parts.values()]
    return "\n".join([*lines, row("HEADLINE", [overall[0], "", "", "", *overall[1:]])])


def self_test(extra: Records) -> int:
    """Gold against itself is perfect, and each corruption lowers its own metric only."""
    person = {
        "name": "Ömer bin Ali Demir",
        "title": "Vice Minister of Energy",
        "country": "Türkiye",
        "mentions": ["Ömer bin Ali Demir", "O. Demir", "Demir", "bin Ali"],
    }
    farm = {"name": "Kuryk wind farm", "evidence": "100 MW Kuryk wind farm"}
    goal = {"value": 1e9, "unit": "USD", "period": "2030", "role": "target", "evidence": "$1 billion"}
    visit = {
        "kind": "working",
        "country": "Azerbaijan",
        "city": "Baku",
        "start": "2025-03-20",
        "visitors": ["Ömer bin Ali Demir"],
    }
    sample = {
        "published": "2025-03-21",
        "dateline": {"city": "Baku", "country": "Azerbaijan"},
        "visit": visit,
        "officials": [person],
        "projects": [farm],
        "targets": [goal],
        "language": "en",
    }
    gold: Records = {**extra, " sample": sample, " no visit": {"published": None, "visit": None}}
    cases: list[tuple[str, object, set[str]]] = [  # path, corrupted value, metrics that drop
        ("published", "2025-03-20", {"published"}),
        ("dateline.city", "Astana", {"dateline city"}),
        ("visit", None, {"visit", *SLOTS}),
        ("visit.kind", "official", {"visit kind"}),
        ("visit.start", None, {"visit start"}),
        ("visit.visitors", ["Someone Else"], {"visitors"}),
        ("officials", [], {"officials"}),
        ("officials", [{**person, "name": "O DEMIR", "country": "Turkey"}], set()),
        ("officials", [{**person, "name": "bin Ali"}], {"officials"}),
        ("officials", [{**person, "title": "Minister of Energy"}], {"title"}),
        ("officials", [{**person, "country": None}], {"country"}),
        ("projects", [farm, farm], {"projects"}),
        ("projects", [{**farm, "name": "oil refinery"}], {"projects"}),
        ("targets", [{**goal, "value": 1.004e9}], set()),
        ("targets", [{**goal, "value": 1.01e9}], {"targets"}),
        ("targets", [{**goal, "role": "actual"}], {"target role"}),
        ("targets", [{**goal, "period": None}], {"target period"}),
    ]
    failures: list[str] = []
    for path, value, drops in [("", None, set()), *cases]:
        pred = copy.deepcopy(gold)
        *outer, key = path.split(".")
        if path:
            (pred[" sample"][outer[0]] if outer else pred[" sample"])[key] = value
        table = score_all(gold, pred)[0]["all"]
        low = {m for m in METRICS if table[m].f1 not in (None, 100.0)}
        if low != drops:
            failures.append(f"{path or 'gold'} = {value!r}: {sorted(low)}, not {sorted(drops)}")
    if any(s.hit for s in score_all(gold, {})[0]["all"].values()):
        failures.append("no predictions: some metric above 0")
    print(*failures, f"self-test: {len(cases) + 2} checks, {len(failures)} failed", sep="\n")
    return 1 if failures else 0


def load(folder: Path) -> Records:
    return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score extracted visit records against gold.")
    parser.add_argument("--gold", type=Path, help="folder of gold <id>.json")
    parser.add_argument("--pred", type=Path, help="folder of predicted <id>.json")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the scores to OUT")
    parser.add_argument("--verbose", action="store_true", help="list misses and false alarms")
    parser.add_argument("--self-test", action="store_true", help="check the scorer (and --gold)")
    args = parser.parse_args(argv)
    gold = load(args.gold) if args.gold else {}
    if args.self_test:
        return self_test(gold)
    if not gold or not args.pred:
        parser.error("--gold with records and --pred are required")
    pred = load(args.pred)
    tables, notes = score_all(gold, pred)
    for key, lines in notes.items() if args.verbose else ():
        print(f"== {key}", *(f"   {line}" for line in lines), sep="\n")
    print(report(tables))
    for what, odd in (("missing", gold.keys() - pred), ("without gold", pred.keys() - gold)):
        if odd:
            print(f"predictions {what}: {', '.join(sorted(odd))}", file=sys.stderr)
    if args.json:
        scores = {g: {m: {**vars(t[m]), "f1": t[m].f1} for m in METRICS} for g, t in tables.items()}
        parts = {g: components(t) for g, t in tables.items()}
        out = {"headline": mean(parts["all"].values()), "components": parts, "metrics": scores}
        text = json.dumps({**out, "articles": notes}, ensure_ascii=False, indent=2)
        args.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
