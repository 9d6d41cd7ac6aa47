"""Templates come by e-mail: nothing is run, nothing is fetched, time and memory are bounded."""

import io
import time
import zipfile
from collections.abc import Iterator

import pytest

from briefing.word import TemplateError, compile_template, read_package
from briefing.word.inspection.check import check_template
from briefing.word.ooxml.cleaning import clean_package
from tests.word.documents import NAMESPACES, archive, document, members_of, paragraph, run

SECRET = "the secret of the machine"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

EXPRESSIONS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ a['__class__'] }}",
    "{{ a|attr('__class__') }}",
    "{{ [a]|map(attribute='__class__')|list }}",
    "{{ a.__init__.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__ }}",
    "{{ namespace.__init__ }}",
    "{{ range.__self__ }}",
    "{{ dict.__base__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ a.format(a) }}",
    "{{ '{0.__class__}'.format(a) }}",
    "{{ '%s' % a }}{{ '%999999999d' % 1 }}",
    "{{ a.mro() }}",
    "{{ loop.__class__ }}",
    "{{ a.encode().decode }}",
    "{{ 'x' * 999999999 }}",
    "{{ [0] * 999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ 'x'|center(999999999) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ range(999999999)|list }}",
    "{{ a|replace('', 'x' * 4000000) }}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set ns = namespace(s='xxxxx') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s='xxxxx') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
    "{{ [1]|batch(999999999, 'x')|list }}",
    "{{ [1]|slice(999999999)|list }}",
    "{{ ['x' * 4000000] * 1000 |join }}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as x %}",
    "{% extends '/etc/passwd' %}",
    "{% do a.clear() %}",
    "{{ a.clear() }}",
    "{{ rows.append(1) }}",
    "{{ caller() }}",
    "{{ config }}{{ request }}{{ environment }}{{ context }}{{ lookup }}",
    "{% for row in rows recursive %}{{ loop(rows) }}{% endfor %}",
)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_reaches_nothing_and_ends_soon(expression: str) -> None:
    started = time.monotonic()
    context = {"a": "value", "rows": [{"name": "x"}]}
    try:
        parts = compile_template(document(expression)).render(context)
    except TemplateError:
        pass
    else:
        text = parts["word/document.xml"].decode()
        assert "class" not in text
        assert "built-in" not in text
        assert len(text) < 2**24
    assert context == {"a": "value", "rows": [{"name": "x"}]}
    assert time.monotonic() - started < 10


def _packages() -> Iterator[tuple[str, bytes]]:
    plain = members_of(document("{{ a }}"))
    entities = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    laughs = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'
    outside = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    body = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>{{{{ a }}}}%s</w:t></w:r></w:p></w:body></w:document>"
    yield "laughs", archive(plain | {"word/document.xml": (laughs + body % "&e9;").encode()})
    yield "entity", archive(plain | {"word/document.xml": (outside + body % "&secret;").encode()})
    yield (
        "doctype",
        archive(plain | {"word/document.xml": ("<!DOCTYPE w SYSTEM 'http://x.invalid/x.dtd'>" + body % "").encode()}),
    )
    yield "deep", archive(plain | {"word/document.xml": ("<x>" * 100_000 + "{{").encode()})
    yield "bomb", archive(plain | {"word/document.xml": b"{{" + b" " * 2**26})
    yield "empty", b""
    yield "text", b"{{ a }}"
    yield "no document", archive({"x": b"{{ a }}"})
    yield "broken xml", archive(plain | {"word/document.xml": b"<w:document>{{ a }}"})
    yield "empty part", archive(plain | {"word/header1.xml": b"{", "word/document.xml": b"{"})
    yield "cut off", document("{{ a }}")[:-30]
    damaged = bytearray(document("{{ a }}"))
    damaged[damaged.index(b"word/document.xml") + 40] ^= 0xFF
    yield "damaged", bytes(damaged)
    yield "many parts", archive({f"x{i}": b"" for i in range(6_000)})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", plain["word/document.xml"])
        file.writestr("word/documenu.xml", b"other")
    yield "two of a name", buffer.getvalue().replace(b"documenu", b"document")


@pytest.mark.parametrize(
    "name",
    [
        "laughs", "entity", "doctype", "deep", "bomb", "empty", "text", "no document", "broken xml", "empty part",
        "cut off", "damaged", "many parts", "two of a name",
    ],
)  # fmt: skip
def test_a_package_that_means_harm_is_refused_in_words(name: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemplateError) as caught:
        compile_template(dict(_packages())[name])
    assert caught.value.faults
    assert time.monotonic() - started < 5


def _field(instruction: str) -> str:
    half = len(instruction) // 2
    codes = "".join(
        f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (instruction[:half], instruction[half:])
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{codes}{end}{run('kept')}</w:p>"


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\\\windows\\\\calc.exe x",
        " DDE cmd x",
        "INCLUDEPICTURE http://x.invalid/a.png",
        "INCLUDETEXT c:/x",
        "LINK x",
    ],
)
def test_fields_that_fetch_are_stopped_on_import(instruction: str) -> None:
    parts, removed = clean_package(read_package(document(_field(instruction))))
    assert removed
    assert instruction[:6].strip().encode() not in parts["word/document.xml"]
    assert b"kept" in parts["word/document.xml"]


def _with_relation(kind: str, target: str, mode: str = "External", block: str = "{{ a }}") -> bytes:
    plain = members_of(document(block))
    relation = f'<Relationship Id="x1" Type="{REL}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    return archive(plain | {name: plain[name].replace(b"</Relationships>", relation.encode())})


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://x.invalid/evil.dotm"),
        ("image", "http://x.invalid/track.png"),
        ("image", "\\\\x.invalid\\share\\a.png"),
        ("oleObject", "file:///c:/x.exe"),
        ("frame", "http://x.invalid/"),
        ("subDocument", "file:///c:/x.docx"),
        ("hyperlink", "javascript:alert(1)"),
        ("hyperlink", "file:///c:/windows/system32/calc.exe"),
    ],
)
def test_what_lies_outside_is_cut_off_on_import(kind: str, target: str) -> None:
    data = _with_relation(kind, target)
    assert [item.what for item in check_template(data).active]
    parts, _ = clean_package(read_package(data))
    assert b"invalid" not in parts["word/_rels/document.xml.rels"]
    assert b"x1" not in parts["word/_rels/document.xml.rels"]


def test_plain_hyperlinks_stay_and_a_clean_package_is_left_alone() -> None:
    data = _with_relation("hyperlink", "https://example.org/", block=paragraph("{{ a }}"))
    parts, removed = clean_package(read_package(data))
    assert not removed
    assert dict(parts) == members_of(data)


def test_macros_are_taken_out_with_what_names_them() -> None:
    plain = members_of(document("{{ a }}"))
    name, kind = "word/_rels/document.xml.rels", "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    types = plain["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    relation = f'<Relationship Id="m" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
    rels = plain[name].replace(b"</Relationships>", relation.encode())
    changed = {"[Content_Types].xml": types, name: rels, "word/vbaProject.bin": b"x"}
    parts, removed = clean_package(read_package(archive(plain | changed)))
    assert removed
    assert "word/vbaProject.bin" not in parts
    assert b"vbaProject" not in parts["word/_rels/document.xml.rels"]
    assert b"macroEnabled" not in parts["[Content_Types].xml"]
