"""Extraction on repetitions of every word of the lexicons and every mark: what crashes, and what is not linear.

Run `python -m benchmarks.extraction_fuzzing SECONDS [SEED]`. A text four times as long may take six times as long.
"""

import random
import re
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from briefing.extraction import extract
from briefing.model import LANGUAGE_CODES, Article
from briefing.resources import read_toml, resource_path

SHORT, LONG = 6_000, 24_000
MARKS = (
    *(" ", ", ", ". ", "\n", "\n\n", "-", "–", " – ", "“", "” ", "«", "» ", "(", ") ", "'", "’s ", ": ", "; ", "/"),
    *("\u00a0", "5", "2025", "$", "%", "№", "...", "!", "•", "\t", '"', " and ", " и ", " және ", " of ", " the "),
    *("A. ", "Askar Temirov", "Аскар Темиров "),
)
_SYNTAX = re.compile(r"\\[wbsdW][*+?]?|\(\?P<\w+>|\(\?[:=!<]*|[\[\]{}()\\*+?~|]")


def lexicon_words() -> list[str]:
    """Every word and phrase of the lexicons, without the signs of expressions."""
    folders = (resource_path(name) for name in ("lexicons", "languages"))
    tables = [read_toml(f"{folder.name}/{path.name}") for folder in folders for path in Path(folder).glob("*.toml")]
    words = (_SYNTAX.sub(" ", word).strip() for table in tables for word in _strings(table))
    return sorted({part for word in words if word for part in (word, *word.split())})


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (key for key in value if isinstance(key, str))
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _strings(one))


def seconds(unit: str, size: int, language: str) -> float:
    """Processor time for a text of this many characters made of the unit alone."""
    article = Article(text=(unit * (size // len(unit) + 1))[:size], language=language)
    start = time.process_time()
    extract(article)
    return time.process_time() - start


def unit_of(words: list[str], choose: random.Random) -> str:
    """One to four words, in small letters or with capitals, each with a mark after it."""
    cases = (str, str, str.title, str.upper)
    count = choose.choice((1, 1, 1, 2, 2, 3, 4))
    return "".join(choose.choice(cases)(choose.choice(words)) + choose.choice(MARKS) for _ in range(count))


def main() -> int:
    choose, words = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1), lexicon_words()
    end, tried, faults, slowest = time.monotonic() + float(sys.argv[1]), 0, 0, (0.0, "", "")
    while time.monotonic() < end:
        unit, language = unit_of(words, choose), choose.choice(LANGUAGE_CODES)
        tried += 1
        try:
            short, long = seconds(unit, SHORT, language), seconds(unit, LONG, language)
            if long > 6.5 * short + 0.08:  # once more, since another program may have been in the way
                short, long = min(short, seconds(unit, SHORT, language)), min(long, seconds(unit, LONG, language))
        except Exception:  # whatever it is, it is what we look for
            faults += 1
            print(f"CRASH on {unit!r} in {language}\n{traceback.format_exc()}", flush=True)
            continue
        slowest = max(slowest, (long / LONG * 1_000_000, unit, language))
        if long > 6.5 * short + 0.08:
            faults += 1
            print(f"NOT LINEAR: {unit!r} in {language}, {short:.2f} and {long:.2f} s", flush=True)
    print(f"{tried} texts of {len(words)} words, {faults} faults; slowest {slowest[0]:.1f} s per MB: {slowest[1:]}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
