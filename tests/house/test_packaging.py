"""What is shipped is complete, holds nothing else, and asks for libraries that work."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(CHECKOUT)).build(directory=str(folder), versions=["standard"])))


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {path for folder in ("resources", "templates") for path in _files(CHECKOUT / folder)}
    assert {f"briefing/{path}" for path in data} <= names
    assert {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "briefing").rglob("*.py")} <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"briefing"}
    assert not [
        name
        for name in names
        if name.startswith("briefing/templates/building") or "~$" in name or name.endswith((".pyc", ".bak", ".lock#"))
    ]


def test_the_wheel_works_where_there_is_no_checkout(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", installed, wheel],
        check=True,
    )
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from briefing.cli import main; sys.exit(main())"
    sample = installed / "briefing" / "resources" / "samples" / "visit_en.txt"
    finished = subprocess.run(
        [sys.executable, "-P", "-c", program, installed, "draft", sample, "-o", "note.docx", "-o", "note.pdf"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert (tmp_path / "note.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("python", "allowed"), [("3.11", False), ("3.12", True), ("3.13", True)])
def test_the_qt_binding_that_aborts_on_old_pythons_is_kept_from_them(python: str, allowed: bool) -> None:
    # PySide6 6.12.0 loses a reference to None with every call that returns nothing; from 3.12 on None lives for ever.
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [Requirement(line) for line in project["dependencies"] if line.startswith("PySide6")]
    (fitting,) = [
        requirement
        for requirement in requirements
        if requirement.marker is None
        or requirement.marker.evaluate({"python_version": python, "python_full_version": f"{python}.0"})
    ]
    assert fitting.specifier.contains("6.12.0") is allowed


def test_a_call_of_the_qt_binding_that_returns_nothing_loses_nothing() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 100


def test_every_dependency_is_bounded() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in project["dependencies"]:
        operators = {part.operator for part in Requirement(line).specifier}
        assert operators == {">=", "<"}, line


def _files(folder: Path) -> set[str]:
    """What people edit below a folder, with names as the package has them; programs there only make templates."""
    kinds = {".docx", ".toml", ".csv", ".svg", ".qss", ".txt", ".ts"}
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in folder.rglob("*")
        if path.suffix in kinds and "~$" not in path.name and path.parent.name != "building"
    }


def test_every_library_that_is_imported_is_a_declared_dependency() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.sub(r"[-_.]+", "-", Requirement(line).name).lower() for line in project["dependencies"]}
    providers = packages_distributions()
    for root in _imported_roots() - sys.stdlib_module_names - {"briefing"}:
        assert {re.sub(r"[-_.]+", "-", name).lower() for name in providers.get(root, [root])} & declared, (
            f"{root} is not declared"
        )


def _imported_roots() -> set[str]:
    """The first names of all modules that the program imports, wherever the import stands."""
    roots = set()
    for path in (CHECKOUT / "briefing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots.add(node.module.partition(".")[0])
    return roots
