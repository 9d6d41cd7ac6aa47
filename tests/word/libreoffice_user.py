"""A user who edits a note in LibreOffice: a Basic macro replaces words and saves the file as .docx."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Edits"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits"
 script:language="StarBasic">{code}</script:module>
"""
_CODE = """
Sub Edit
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim format(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  format(0).Name = "FilterName" : format(0).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  words = document.createReplaceDescriptor()
  {replacements}
  document.storeToURL("{target}", format())
  document.close(True)
End Sub
"""


def edited_in_libreoffice(data: bytes, words: Mapping[str, str], folder: Path) -> bytes:
    """The file after LibreOffice put words in the place of others everywhere and saved it."""
    source, target = folder / "note.docx", folder / "edited.docx"
    source.write_bytes(data)
    replacements = "\n  ".join(
        f'words.SearchString = "{old}" : words.ReplaceString = "{new}" : document.replaceAll(words)'
        for old, new in words.items()
    )
    code = _CODE.format(source=source.as_uri(), target=target.as_uri(), replacements=replacements)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--terminate_after_init")  # makes the profile the macro is put into
    standard = folder / "profile" / "user" / "basic" / "Standard"
    (standard / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (standard / "Edits.xba").write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
    _run("soffice", profile, "--headless", "macro:///Standard.Edits.Edit")
    return target.read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)
