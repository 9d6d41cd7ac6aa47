"""What LibreOffice shows of a document."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def shown_text(package: bytes, folder: Path) -> str:
    """The text of a .docx file on its pages, as LibreOffice lays them out."""
    return shown_texts({"shown": package}, folder)["shown"]


def shown_texts(packages: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """The texts of several .docx files by their names; LibreOffice starts once for all of them."""
    files = [folder / f"{name}.docx" for name in packages]
    for file, package in zip(files, packages.values(), strict=True):
        file.write_bytes(package)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 10 * len(files))
    return {file.stem: _text_of(file.with_suffix(".pdf")) for file in files}


def _text_of(pdf: Path) -> str:
    answer = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True)
    return answer.stdout
