"""The form of one official of the registry: names, country, the history of posts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.desktop.look import GAP
from briefing.desktop.registry.post_fields import PostFields, TextFields
from briefing.desktop.widgets import icon_button, label, paragraph, push_button, styled
from briefing.translation import tr, ui_language

if TYPE_CHECKING:
    from briefing.registry import Official, Post

Keep = Callable[["Official"], bool]
"""Keeps a record; False where that failed, which the user was told."""


class OfficialForm(QDialog):
    """Edits a person, or writes a new one; nothing counts before *Keep*, and a failure loses nothing typed."""

    def __init__(self, official: "Official | None", keep: Keep, parent: QWidget) -> None:
        from briefing.model import Text
        from briefing.registry import Official

        super().__init__(parent)
        self.setWindowTitle(tr("Official of the registry") if official else tr("New official of the registry"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._official = official or Official(Text())
        self._keep = keep
        self._posts: list[Post] = list(self._official.posts)
        self._shown = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP + 4)
        column.addLayout(self._person())
        column.addWidget(label(tr("Posts"), "groupTitle"))
        column.addLayout(self._history(), 1)
        self._refusal = paragraph("", "refusal")
        self._refusal.hide()
        column.addWidget(self._refusal)
        column.addLayout(self._foot())
        self._list_posts(len(self._posts) - 1)
        self.resize(720, 640)
        self.name.lines["en"].setFocus()

    def _person(self) -> QFormLayout:
        from briefing.languages import countries

        form = QFormLayout()
        form.setVerticalSpacing(GAP // 2)
        form.setHorizontalSpacing(2 * GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.name = TextFields(form, tr("Name"))
        self.name.show(self._official.name)
        self.country: QComboBox = QComboBox()
        self.country.addItem("", "")
        for code, country in sorted(countries().items(), key=lambda item: item[1].name(ui_language())):
            self.country.addItem(country.name(ui_language()), code)
        self.country.setCurrentIndex(max(self.country.findData(self._official.country), 0))
        self.spellings = QLineEdit(" | ".join(self._official.other_spellings))
        self.spellings.setToolTip(tr("With a vertical bar between them"))
        form.addRow(tr("Country"), self.country)
        form.addRow(tr("Other spellings"), self.spellings)
        return form

    def _history(self) -> QHBoxLayout:
        self.list = styled(QListWidget(), "choices")
        self.list.setAccessibleName(tr("Posts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show_post)
        self.fields = PostFields()
        self.fields.edited.connect(self._take_post)
        tools = QHBoxLayout()
        self.add_button = icon_button("add", tr("Add a post"), self._add_post)
        self.remove_button = icon_button("delete", tr("Remove this post"), self._remove_post)
        tools.addWidget(self.add_button)
        tools.addWidget(self.remove_button)
        tools.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addLayout(left, 2)
        row.addWidget(self.fields, 3)
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.keep_button = push_button(tr("Keep"), self._try_to_keep, is_default=True)
        foot.addWidget(self.keep_button)
        foot.addWidget(push_button(tr("Cancel"), self.reject))
        return foot

    def _list_posts(self, current: int) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 (Qt's own argument)
        self.list.clear()
        self.list.addItems([_post_text(post) for post in self._posts])
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)  # noqa: FBT003
        self._show_post(current)

    def _show_post(self, row: int) -> None:
        from briefing.registry import Post

        self._shown = row
        self.fields.show_post(self._posts[row] if row >= 0 else Post())
        self.remove_button.setEnabled(row >= 0)

    def _take_post(self) -> None:
        """Take over what was typed; typing where there is no post begins one."""
        if self._shown < 0:
            self._posts.append(self.fields.post())
            self._shown = len(self._posts) - 1
            self.list.blockSignals(True)  # noqa: FBT003
            self.list.addItem("")
            self.list.setCurrentRow(self._shown)
            self.list.blockSignals(False)  # noqa: FBT003
            self.remove_button.setEnabled(True)
        self._posts[self._shown] = self.fields.post()
        self.list.item(self._shown).setText(_post_text(self._posts[self._shown]))

    def _add_post(self) -> None:
        from briefing.registry import Post

        self._posts.append(Post())
        self._list_posts(len(self._posts) - 1)
        self.fields.title.lines["en"].setFocus()

    def _remove_post(self) -> None:
        del self._posts[self._shown]
        self._list_posts(min(self._shown, len(self._posts) - 1))

    def _try_to_keep(self) -> None:
        from briefing.registry import Official, Post

        refusal = self.fields.refusal or ("" if self.name.text else tr("Write the name in one language at least."))
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        if refusal:
            return
        spellings = (" ".join(word.split()) for word in self.spellings.text().split("|"))
        official = Official(
            self.name.text,
            self.country.currentData(),
            tuple(post for post in self._posts if post != Post()),
            tuple(dict.fromkeys(filter(None, spellings))),
            self._official.id,
        )
        if self._keep(official):
            self.accept()


def _post_text(post: "Post") -> str:
    """A post in the list: its title and years."""
    title = post.title.in_any_language(ui_language()) or tr("New post")
    if post.since is None and post.until is None:
        return title
    since, until = (str(day.year) if day else "" for day in (post.since, post.until))
    return f"{title}, {since}–{until}"
