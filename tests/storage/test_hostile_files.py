"""Whatever the bytes of a file are, opening it gives a briefing or a sentence."""

import os
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Briefing, replace
from briefing.storage import StorageError, open_file, save_file
from briefing.storage.own_templates import read_template_file

LEGACY = (Path(__file__).parent.parent / "legacy" / "version-1.briefing").read_bytes()


@given(text=st.text(max_size=200))
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.briefing"
    briefing = replace(Briefing(), "text/background/kk", text)
    save_file(path, briefing)
    assert open_file(path) == briefing


@given(start=st.integers(0, len(LEGACY)), length=st.integers(0, 40), junk=st.binary(max_size=8))
def test_a_file_with_any_wound_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, junk: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "wound.briefing"
    path.write_bytes(LEGACY[:start] + junk + LEGACY[start + length :])
    _open_or_refuse(path)


_KEYS = st.sampled_from(["id", "visit", "officials", "targets", "value", "evidence", "status", "city", "en", "x"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(content=_JSON)
def test_content_of_any_shape_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    path = tmp_path_factory.getbasetemp() / "shape.briefing"
    path.write_bytes(msgspec.json.encode({"format": "briefing", "version": 1, "content": content}))
    _open_or_refuse(path)


@pytest.mark.skipif(sys.platform == "win32", reason="makes a pipe as Unix does")
def test_nobody_waits_for_a_pipe_in_the_place_of_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.briefing"
    os.mkfifo(pipe)
    for read in (open_file, read_template_file):
        with pytest.raises(StorageError, match="is a device or a pipe; choose a file"):
            read(pipe)
    with pytest.raises(StorageError, match="is a device or a pipe"):
        open_file(Path("/dev/zero"))


def _open_or_refuse(path: Path) -> None:
    try:
        open_file(path)
    except StorageError as error:
        sentence = str(error)
    else:
        sentence = str(path)
    assert sentence.startswith(str(path))
