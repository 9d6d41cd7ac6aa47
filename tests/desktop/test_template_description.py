"""What the dialog says about a template, without a window."""

import pytest

from briefing.desktop.template_description import template_html
from briefing.translation import use_language
from briefing.word.inspection.template_state import state_of_template
from tests.word.documents import document


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def test_faults_are_counted_and_shown_with_their_tags_as_text() -> None:
    words = template_html(None, state_of_template(document("{{ visit.nowhere }} <b> {{ visit.else }}")), "#777777")
    assert "2 faults." in words
    assert "<code>{{ visit.nowhere }}</code>" in words
    assert "in order" not in words


def test_a_template_in_order_says_so_and_names_the_fields_it_asks_for() -> None:
    words = template_html(None, state_of_template(document("{{ hotel_room }}")), "#777777")
    assert "The template is in order." in words
    assert "The form also asks for:" in words
