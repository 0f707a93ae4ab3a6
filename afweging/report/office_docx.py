"""What pandoc leaves undone in a DOCX: sheets of A4 with header and footer, the title, the language with its country."""

import re
from html import escape
from typing import Final

from afweging.report.office_html import EPOCH, Reshaped, changed, moment
from afweging.report.pdf import About

COUNTRY: Final = {"nl": "nl-NL", "en": "en-GB"}

_RUNNING: Final = ("header", "footer")
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMED: Final = re.compile(r'descr="data:[^"]*"')
_SHEET: Final = ('<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
                 'w:header="709" w:footer="709" w:gutter="0"/>')


def finish(parts: dict[str, bytes], page: Reshaped, about: About) -> None:
    """Change the parts of the file in place. Raises ``AfwegingError`` when pandoc wrote something else than expected."""
    for name, lines in (("header", page.header), ("footer", page.footer)):
        parts[f"word/{name}1.xml"] = _running(name, lines).encode()
    overrides = "".join(f'<Override PartName="/word/{name}1.xml" ContentType="{_KIND}.{name}+xml"/>' for name in _RUNNING)
    changed(parts, "[Content_Types].xml", "</Types>", f"{overrides}</Types>")
    relations = "".join(f'<Relationship Id="afw-{name}" Type="{_RELATION}/{name}" Target="{name}1.xml"/>' for name in _RUNNING)
    changed(parts, "word/_rels/document.xml.rels", "</Relationships>", f"{relations}</Relationships>")
    references = "".join(f'<w:{name}Reference w:type="default" r:id="afw-{name}"/>' for name in _RUNNING)
    changed(parts, "word/document.xml", "<w:sectPr>", f"<w:sectPr>{references}")
    changed(parts, "word/document.xml", "</w:sectPr>", f"{_SHEET}</w:sectPr>")
    described = [f'descr="{escape(text)}"' for text in page.pictures]  # pandoc says it once and names the file once
    parts["word/document.xml"] = _NAMED.sub(lambda _found: described.pop(0), parts["word/document.xml"].decode()).encode()
    changed(parts, "word/styles.xml", f'w:val="{about.language}"', f'w:val="{COUNTRY[about.language]}"')
    changed(parts, "docProps/core.xml", "<dc:title></dc:title>", f"<dc:title>{escape(about.title)}</dc:title>")
    changed(parts, "docProps/core.xml", EPOCH, moment(about.created))
    changed(parts, "docProps/core.xml", f"<dc:language>{about.language}<", f"<dc:language>{COUNTRY[about.language]}<")
    keywords = escape(", ".join(about.keywords))
    changed(parts, "docProps/core.xml", "<cp:keywords></cp:keywords>", f"<cp:keywords>{keywords}</cp:keywords>")


def _running(name: str, lines: tuple[str, ...]) -> str:
    """A header or footer: its lines, and in the footer which page of how many this is."""
    weight = "<w:rPr><w:b/></w:rPr>" if name == "header" else ""
    texts = "".join(f'<w:p><w:r>{weight}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    pages = "" if name == "header" else (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>'
        '<w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>')
    tag = "hdr" if name == "header" else "ftr"
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{_W}">{texts + pages or "<w:p/>"}</w:{tag}>'
