"""How long a name takes to be found among ten thousand officials, beside rapidfuzz looking at every one of them."""

import random
import tempfile
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.timing import milliseconds, report
from briefing.languages import to_latin
from briefing.model import Text
from briefing.registry import Official, Post, Registry
from briefing.registry.importing import import_list
from briefing.registry.lists import officials_list

OFFICIALS, LOOKUPS = 10_000, 200
_SYLLABLES = ["жа", "са", "бек", "нур", "мау", "кер", "дос", "тай", "ал", "ер", "ас", "мол", "да", "ким", "су", "рах"]


def people(chance: random.Random) -> list[Official]:
    """Invented officials; as in life a few surnames and given names are borne by many."""
    surnames = ["".join(chance.sample(_SYLLABLES, chance.choice((2, 3)))).capitalize() + "ов" for _ in range(2500)]
    given = ["".join(chance.sample(_SYLLABLES, 2)).capitalize() for _ in range(200)]
    names = (
        f"{given[int(chance.random() ** 2 * 200)]} {surnames[int(chance.random() ** 2 * 2500)]}"
        for _ in range(OFFICIALS)
    )
    post = Post(Text(en="Vice Minister", ru="вице-министр"), Text(en="Ministry", ru="министерство"))
    return [Official(Text(to_latin(name), name, name), "KZ", (post,)) for name in names]


def main() -> None:
    chance = random.Random(7)
    known = people(chance)
    sample = chance.sample(known, LOOKUPS)
    asked = {
        "in another script": [person.name.en for person in sample],
        "in Russian, declined": [f"{person.name.ru.replace(' ', 'ом ')}ым" for person in sample],
        "by initial and surname": [f"{person.name.ru[0]}. {person.name.ru.split()[1]}" for person in sample],
        "of nobody": [f"Nobody Unknownson{number}" for number in range(LOOKUPS)],
    }
    everybody = [person.name.en for person in known]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.sqlite"
        data = officials_list(known)
        with Registry(path, writing=True) as registry:
            imported = milliseconds(lambda: import_list(registry, data), 1)
        report(f"importing a list of {OFFICIALS} once more", imported)
        report("opening", milliseconds(lambda: Registry(path).close()))
        peer = [
            time / 20
            for time in milliseconds(
                lambda: [
                    process.extractOne(name, everybody, scorer=fuzz.ratio) for name in asked["in another script"][:20]
                ]
            )
        ]
        report("one name compared with all by rapidfuzz", peer)
        with Registry(path) as registry:
            for kind, names in asked.items():
                times = milliseconds(lambda names=names: [registry.official(name, "KZ") for name in names])
                report(f"one name {kind}", [time / LOOKUPS for time in times], peer)


if __name__ == "__main__":
    main()
