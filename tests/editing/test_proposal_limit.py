"""Of what a very long article proposes, whole rows from its beginning are kept."""

from briefing.editing.proposal_limit import earliest_proposals
from briefing.model import Quote, SourceRef, Suggestion


def proposed(path: str, value: str, start: int) -> Suggestion:
    return Suggestion(path, value, (Quote(SourceRef("s1"), start, start + 4, "word"),), 0.9, "test")


CITY = proposed("visit/city/en", "Astana", 900)
HEAD = proposed("visit/head", "o2", 900)
FIRST = (proposed("officials/o1/name/en", "Alibek Zhamauov", 30), proposed("officials/o1/post/en", "Minister", 700))
LATER = (proposed("officials/o2/name/en", "Batyr Amanov", 600),)
ALL = (CITY, HEAD, *LATER, *FIRST)


def test_few_proposals_stay_as_they_are() -> None:
    assert earliest_proposals(ALL, most=5) == ALL


def test_rows_that_come_first_in_the_text_are_kept_whole_in_their_order() -> None:
    assert earliest_proposals((CITY, *LATER, *FIRST), most=3) == (CITY, *FIRST)


def test_what_refers_to_a_row_that_was_left_out_goes_with_it() -> None:
    assert earliest_proposals((CITY, HEAD, *LATER, *FIRST), most=4) == (CITY, *FIRST)
