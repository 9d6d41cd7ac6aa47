"""Between the officials of a briefing and a registry: a row is filled from a record, a record is made from a row."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

import msgspec

from briefing.languages import countries, country_code
from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, Briefing, Evidence, Official, Status, Text, get, replace
from briefing.model.evidence import REGISTRY_RULE
from briefing.model.schema import whole_field
from briefing.registry import Official as KnownOfficial
from briefing.registry import Post, Registry, RegistryError
from briefing.registry.merging import are_same_post, merged_official, merged_post, with_new_post
from briefing.registry.names import Likeness
from briefing.registry.records import forms


class PostChange(Enum):
    """What a post is to the one the registry knows."""

    FOLLOWS = auto()
    """It is a new post, and the former one has ended."""
    BESIDE = auto()
    """Both are held."""
    SAME = auto()
    """It is the same post in better words."""


@dataclass(frozen=True)
class Keeping:
    """What keeping a row in the registry means: `record` is what the row says, `known` whom the registry has.

    `former` is the post in the registry that the row does not name; then it is
    for the user to say what the post of the row is to it.
    """

    record: KnownOfficial
    known: KnownOfficial | None
    former: Post | None
    day: dt.date

    def result(self, change: PostChange = PostChange.BESIDE) -> KnownOfficial:
        """The record that is kept."""
        if self.known is None:
            return self.record
        if self.former is None or change is PostChange.BESIDE:
            return merged_official(self.known, self.record)
        (post,) = self.record.posts
        person = merged_official(self.known, msgspec.structs.replace(self.record, posts=()))
        if change is PostChange.FOLLOWS:
            return with_new_post(person, post, post.since or self.day)
        posts = tuple(merged_post(kept, post) if kept == self.former else kept for kept in person.posts)
        return msgspec.structs.replace(person, posts=posts)


def keeping_of(registry: Registry, briefing: Briefing, path: str) -> Keeping:
    """What keeping the official at a path means. Raises RegistryError, also where several records may be meant."""
    record = record_of(get(briefing, path))
    found = registry.people(record.spellings(), record.country, at_least=Likeness.TRANSLITERATED)
    if len(found) > 1:
        raise RegistryError(
            Message(
                "Several officials of the registry may be meant by {name}; add the patronymic or the country.",
                name=record.name.in_any_language(briefing.language),
            )
        )
    known, day = (found[0] if found else None), day_of(briefing)
    is_told = known is None or any(are_same_post(kept, post) for kept in known.posts for post in record.posts)
    former = known.post_on(day) if known and record.posts and not is_told else None
    return Keeping(record, known, former, day)


def record_of(row: Official) -> KnownOfficial:
    """What a row says of a person, as a registry keeps it."""
    post = Post(row.post, row.organisation, row.rank_level, row.in_post_since, row.valid_to)
    country = next((code for name in forms(row.country) if name and (code := country_code(name))), "")
    return KnownOfficial(row.name, country, (post,) if row.post else ())


def day_of(briefing: Briefing) -> dt.date:
    """The day whose posts a briefing names: that of the visit or of the report, else today."""
    visit = briefing.visit
    return visit.date_from or visit.reported_on or dt.date.today()  # noqa: DTZ011 (the user's own day)


def filled_official(briefing: Briefing, path: str, known: KnownOfficial) -> Briefing:
    """The briefing with what a registry knows of the official at a path; what it does not know stays.

    A post that the row has and the registry has not is news and stays, with its body.
    """
    row, post = get(briefing, path), known.post_on(day_of(briefing)) or Post()
    country = countries().get(known.country)
    texts = {"name": known.name, "country": country.short if country else Text()}
    values: dict[str, object] = {}
    if not row.post or are_same_post(Post(row.post), Post(post.title)):
        texts |= {"post": post.title, "organisation": post.organisation}
        values |= {"rank_level": post.rank, "in_post_since": post.since}
    for field, text in texts.items():
        values |= {f"{field}/{code}": text.in_language(code) for code in LANGUAGE_CODES}
    for field, value in values.items():
        if value:
            briefing = _with_value(briefing, f"{path}/{field}", value)
    return briefing


def _with_value(briefing: Briefing, path: str, value: object) -> Briefing:
    if get(briefing, path) == value:
        return briefing
    evidence = dict(briefing.evidence)
    former = evidence.get(path)
    evidence.pop(whole_field(path), None)
    evidence[path] = Evidence(Status.TYPED, quotes=former.quotes if former else (), rule=REGISTRY_RULE)
    return msgspec.structs.replace(
        replace(briefing, path, value),
        evidence=evidence,
        suggestions=tuple(item for item in briefing.suggestions if item.path != path),
    )
