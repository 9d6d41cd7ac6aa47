"""What LibreOffice shows of a document."""

import subprocess
from pathlib import Path


def shown_text(package: bytes, folder: Path) -> str:
    """The text of a .docx file on its pages, as LibreOffice lays them out."""
    (folder / "shown.docx").write_bytes(package)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "shown.docx")], check=True, capture_output=True, timeout=120)
    answer = subprocess.run(
        ["pdftotext", "-layout", str(folder / "shown.pdf"), "-"], check=True, capture_output=True, text=True
    )
    return answer.stdout
