"""A session edits, undoes, tells what changed and knows whether it is saved."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.editing import Change, ChangeKind, Session, changed_paths
from briefing.model import Article, Briefing, PathError, Status, Suggestion, Waiver, insert, replace


class Clock:
    """A clock that tests move by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Session:
    return Session(insert(Briefing(), "officials/o1"), clock)


def type_into(session: Session, path: str, words: str) -> None:
    for end in range(1, len(words) + 1):
        session.edit(path, words[:end], f"Edit {path}")


def test_typing_in_one_field_is_one_step(session: Session) -> None:
    type_into(session, "visit/city/en", "Ashgabat")
    assert session.undo_label == "Edit visit/city/en"
    session.undo()
    assert session.briefing.visit.city.en == ""
    assert session.undo_label is None
    session.redo()
    assert session.briefing.visit.city.en == "Ashgabat"


def test_a_pause_another_field_and_a_new_line_begin_a_new_step(session: Session, clock: Clock) -> None:
    type_into(session, "text/background/en", "One")
    clock.now += 10
    session.edit("text/background/en", "One\n", "Edit")
    session.edit("text/background/en", "One\nT", "Edit")
    session.edit("visit/city/en", "A", "Edit")
    session.edit("text/background/en", "One\nTw", "Edit")
    values = []
    while session.undo_label:
        session.undo()
        values.append(session.briefing.text.background.en)
    assert values == ["One\nT", "One\nT", "One\n", "One", ""]


def test_saving_ends_a_step_and_undo_makes_the_briefing_modified_again(session: Session) -> None:
    session.edit("visit/city/en", "A", "Edit")
    assert session.is_modified
    session.mark_saved()
    assert not session.is_modified
    session.edit("visit/city/en", "As", "Edit")
    session.undo()
    assert not session.is_modified
    session.undo()
    assert session.is_modified


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    session.edit("visit/city/en", "", "Edit")
    assert session.undo_label is None
    assert not session.is_modified


def test_a_refused_value_changes_nothing(session: Session) -> None:
    with pytest.raises(PathError):
        session.edit("visit/date_from", "soon", "Edit")
    assert session.undo_label is None


def test_everybody_is_told_which_paths_changed(session: Session) -> None:
    changes: list[Change] = []
    unsubscribe = session.subscribe(changes.append)
    session.edit("officials/o1/post/ru", "министр", "Edit post")
    path = session.insert_row("officials", "Add official", 0)
    session.move_row(path, 1, "Move")
    session.remove_row(path, "Delete")
    session.undo()
    unsubscribe()
    session.undo()
    assert [(change.kind, set(change.paths)) for change in changes] == [
        (ChangeKind.EDITED, {"officials/o1/post/ru"}),
        (ChangeKind.EDITED, {"officials", "officials/o2"}),
        (ChangeKind.EDITED, {"officials"}),
        (ChangeKind.EDITED, {"officials", "officials/o2"}),
        (ChangeKind.UNDONE, {"officials", "officials/o2"}),
    ]
    assert changes[0].touches("officials/o1")
    assert changes[0].touches("officials/o1/post/ru")
    assert not changes[0].touches("officials/o1/name")
    assert changes[-1].focus == "officials/o2"


def test_typed_values_are_recorded_as_typed_and_emptied_ones_as_nothing(session: Session) -> None:
    session.edit("visit/city/en", "Mary", "Edit")
    assert session.briefing.evidence["visit/city/en"].status is Status.TYPED
    session.edit("visit/city/en", "", "Edit")
    assert session.briefing.evidence == {}


def test_a_corrected_quotation_keeps_the_words_it_came_from(session: Session) -> None:
    from tests.editing.test_suggestions import ARTICLE, SUGGESTIONS

    session.add_article(ARTICLE, SUGGESTIONS, "Add article")
    session.accept(["visit/city"], "Accept")
    session.edit("visit/city/en", "Ashgabat city", "Edit")
    evidence = session.briefing.evidence["visit/city/en"]
    assert evidence.status is Status.TYPED
    assert evidence.quotes[0].words == "Ashgabat"


def test_a_field_can_be_empty_with_a_reason_until_it_is_filled(session: Session) -> None:
    session.edit("visit/city/ru", "Мары", "Edit")
    session.set_empty_reason("visit/city", Status.TO_BE_CONFIRMED, "the embassy", "Mark")
    assert session.briefing.visit.city.ru == ""
    assert session.briefing.evidence["visit/city"].confirm_by == "the embassy"
    session.edit("visit/city/en", "Mary", "Edit")
    assert set(session.briefing.evidence) == {"visit/city/en"}
    session.undo()
    session.set_empty_reason("visit/city", None, "", "Unmark")
    assert session.briefing.evidence == {}
    session.set_empty_reason("visit/date_from", Status.NOT_STATED, "", "Mark")
    session.set_empty_reason("visit/documents", Status.NOT_STATED, "", "Mark")
    assert set(session.briefing.evidence) == {"visit/date_from", "visit/documents"}
    session.insert_row("visit/documents", "Add")
    assert set(session.briefing.evidence) == {"visit/date_from"}


def test_an_article_acceptance_and_rejection_are_single_steps(session: Session) -> None:
    article = Article(text="Ashgabat, Mary", sha256="1")
    proposals = (Suggestion("visit/city/en", "Mary"), Suggestion("visit/country/en", "Turkmenistan"))
    session.add_article(article, proposals, "Add article")
    session.accept_one(session.briefing.suggestions[0], "Accept city")
    session.reject(["visit/country"], "Reject country")
    assert session.briefing.suggestions == ()
    session.undo()
    session.undo()
    assert len(session.briefing.suggestions) == 2
    session.accept_all("Accept all")
    assert session.briefing.visit.country.en == "Turkmenistan"
    for _ in range(2):
        session.undo()
    assert session.briefing.sources == ()


def test_a_removed_row_takes_its_evidence_along_and_undo_brings_both_back(session: Session) -> None:
    session.edit("officials/o1/name/en", "A. B.", "Edit")
    full = session.briefing
    session.remove_row("officials/o1", "Delete")
    assert session.briefing.evidence == {}
    session.undo()
    assert session.briefing == full


def test_another_briefing_starts_a_history_of_its_own(session: Session) -> None:
    session.edit("visit/city/en", "Mary", "Edit")
    session.load(replace(Briefing(), "visit/city/en", "Astana"))
    assert session.undo_label is None
    assert not session.is_modified
    session.load(replace(Briefing(), "visit/city/en", "Almaty"), saved=False)
    assert session.is_modified


PATHS = ("visit/city/en", "officials/o1/post/kk", "targets/t1/value", "visit/kind", "text/background/ru")
VALUES = {"targets/t1/value": st.sampled_from(["", "1", "2.5"]), "visit/kind": st.sampled_from(["", "working"])}
EDITS = st.sampled_from(PATHS).flatmap(
    lambda path: st.tuples(st.just(path), VALUES.get(path, st.text("aб\n", max_size=3)))
)


@given(st.lists(EDITS, max_size=12))
def test_undo_leads_back_and_redo_forth_through_every_value(edits: list[tuple[str, str]]) -> None:
    start = insert(insert(Briefing(), "officials/o1"), "targets/t1")
    session = Session(start, Clock())
    for path, value in edits:
        session.edit(path, value, path)
    end = session.briefing
    values = [end]
    while session.undo_label:
        session.undo()
        values.append(session.briefing)
    assert values[-1] == start
    for earlier, later in zip(values[1:], values, strict=False):
        assert bool(changed_paths(earlier, later)) == (earlier != later)
    while session.redo_label:
        session.redo()
    assert session.briefing == end


def test_letting_a_finding_stand_is_a_step_that_can_be_taken_back(session: Session) -> None:
    changes: list[Change] = []
    session.subscribe(changes.append)
    waiver = Waiver("requisite_missing", "officials/o1/post", reason="Known to the reader")
    session.waive(waiver, "Let stand")
    session.waive(msgspec.structs.replace(waiver, reason="He has none"), "Let stand")
    assert [item.reason for item in session.briefing.waivers] == ["He has none"]
    assert changes[0].paths == {"officials/o1/post"}
    session.undo()
    assert [item.reason for item in session.briefing.waivers] == ["Known to the reader"]
    session.withdraw_waiver(waiver, "Check again")
    assert session.briefing.waivers == ()
    session.undo()
    session.remove_row("officials/o1", "Remove")
    assert session.briefing.waivers == ()
