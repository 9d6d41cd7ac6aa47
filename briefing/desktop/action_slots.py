"""What each action of the window does: the table from its name to the part of the window that does it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.desktop.window import MainWindow

Slot = Callable[[], object]


def slots_of(window: "MainWindow") -> dict[str, Slot]:
    """The slot of every action by its name, but for those that only open a dialog."""
    form, files, exporting, navigation = window.form, window.files, window.exporting, window.navigation
    return {
        "new": files.new,
        "open": files.open,
        "open_article": files.open_article,
        "paste_article": files.paste,
        "remove_article": window.article.ask_for_removal,
        "open_address": files.open_address,
        "save": files.save,
        "save_as": files.save_as,
        "export_word": exporting.to_word,
        "export_pdf": exporting.to_pdf,
        "take_word_edits": window.word_editing.choose_file,
        "quit": window.close,
        "undo": window.session.undo,
        "redo": window.session.redo,
        "print": exporting.print,
        "find": navigation.open_find_bar,
        "find_next": lambda: navigation.find_next(1),
        "find_previous": lambda: navigation.find_next(-1),
        "move_row_up": lambda: form.move_current_row(-1),
        "move_row_down": lambda: form.move_current_row(1),
        "field_menu": form.open_field_menu,
        "accept": form.accept_current,
        "reject": form.reject_current,
        "accept_all": lambda: window.session.accept_all(tr("Accept all proposals")),
        "ask_model": lambda: window.model_asker.ask_about(window.article.shown_source()),
        "next_suggestion": navigation.go_to_suggestion,
        "previous_suggestion": lambda: navigation.go_to_suggestion(backwards=True),
        "next_gap": navigation.go_to_gap,
        "previous_gap": lambda: navigation.go_to_gap(backwards=True),
        "findings": window.arrangement.turn_findings,
        **_view_slots(window),
    }


def _view_slots(window: "MainWindow") -> dict[str, Slot]:
    exporting, navigation = window.exporting, window.navigation
    return {
        "next_article": lambda: window.article.step(1),
        "previous_article": lambda: window.article.step(-1),
        "show_article": lambda: window.panes.toggle("article"),
        "show_form": lambda: window.panes.toggle("form"),
        "show_preview": lambda: window.panes.toggle("preview"),
        "next_pane": lambda: navigation.go_to_pane(1),
        "previous_pane": lambda: navigation.go_to_pane(-1),
        "zoom_in": lambda: window.preview.enlarge(1),
        "zoom_out": lambda: window.preview.enlarge(-1),
        "fit_width": window.preview.fit_width,
        "fit_page": window.preview.fit_page,
        "two_pages": window.arrangement.turn_two_pages,
        "thumbnails": window.arrangement.turn_thumbnails,
        "go_to_page": navigation.go_to_page,
        "draft": exporting.toggle_draft,
    }
