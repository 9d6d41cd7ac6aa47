"""The command line answers in plain sentences and with the right exit status."""

import json
import subprocess
import sys

import pytest

from briefing import __version__
from briefing.cli import COMMANDS, main


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    words = capsys.readouterr().out
    assert all(name in words and purpose in words for name, purpose in COMMANDS.items())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Briefing {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"usage: briefing {command}" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["shema"], ["no/such/file.txt"], ["schema", "--nonsense"], ["schema", "extra"]])
def test_what_is_not_understood_is_one_sentence_and_status_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("briefing")
    assert output.err.count("\n") == 1
    assert "Traceback" not in output.err


def test_a_slip_of_the_finger_is_answered_with_the_right_word(capsys: pytest.CaptureFixture[str]) -> None:
    main(["shema"])
    assert "did you mean “schema”?" in capsys.readouterr().err


def test_schema_is_json_that_knows_the_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "city" in schema["$defs"]["Visit"]["properties"]


def test_the_module_runs_as_a_program() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "briefing", "--version"], capture_output=True, text=True, check=True
    )
    assert finished.stdout == f"Briefing {__version__}\n"


def test_a_reader_that_goes_away_causes_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
