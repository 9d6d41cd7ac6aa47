"""The rooms keep their doors, sizes and names."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
MODULES = sorted((CHECKOUT / "briefing").rglob("*.py"))
MOST_LINES_OF_A_MODULE, MOST_LINES_OF_A_FUNCTION = 400, 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base"}


def test_rooms_import_only_what_the_house_allows() -> None:
    # In a process of its own: the linter sets up logging for itself and silences the loggers of other tests.
    program = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stdout


@pytest.mark.parametrize("module", ["briefing.cli", "briefing.storage"])
def test_starting_the_command_line_loads_neither_qt_nor_parsers(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    finished = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    roots = {name.partition(".")[0] for name in finished.stdout.split()}
    assert not roots & {"PySide6", "shiboken6", "lxml", "docx", "jinja2", "markdown", "babel", "rapidfuzz"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < MOST_LINES_OF_A_MODULE
    long = [
        f"{function.name}: {lines} lines"
        for function in _functions(ast.parse(text))
        if (lines := (function.end_lineno or 0) - function.lineno + 1) >= MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in MODULES if path.stem in NAMES_THAT_SAY_NOTHING] == []


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
