"""What pandoc leaves undone in an ODT: alternative texts, sheets of A4 with header and footer, title, country of the language."""

import re
from html import escape
from typing import Final

from afweging.report.office_html import EPOCH, Reshaped, changed, moment
from afweging.report.pdf import About

COUNTRY: Final = {"nl": "NL", "en": "GB"}

_FOOTER: Final = re.compile(r"<style:footer>.*?</style:footer>", re.DOTALL)
_HEADER_SPACE: Final = ('<style:header-style><style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.5cm"/>'
                        '</style:header-style>')
_IMAGE: Final = re.compile(r"(<draw:frame [^>]*>\s*<draw:image [^>]*?/>)")


def finish(parts: dict[str, bytes], page: Reshaped, about: About) -> None:
    """Change the parts of the file in place. Raises ``AfwegingError`` when pandoc wrote something else than expected."""
    footer = _FOOTER.search(parts["styles.xml"].decode())
    changed(parts, "styles.xml", footer.group() if footer else "<style:footer>", _running(page))
    changed(parts, "styles.xml", 'fo:page-height="11in" fo:page-width="8.5in"', 'fo:page-height="29.7cm" fo:page-width="21cm"')
    changed(parts, "styles.xml", "<style:header-style />", _HEADER_SPACE)
    changed(parts, "styles.xml", 'fo:country=""', f'fo:country="{COUNTRY[about.language]}"')
    changed(parts, "meta.xml", "<dc:title></dc:title>", f"<dc:title>{escape(about.title)}</dc:title>")
    changed(parts, "meta.xml", EPOCH, moment(about.created))
    keywords = "".join(f"<meta:keyword>{escape(word)}</meta:keyword>" for word in about.keywords)
    changed(parts, "meta.xml", "<meta:keyword></meta:keyword>", keywords)
    texts = iter(page.pictures)
    described = _IMAGE.sub(lambda found: f"{found.group()}<svg:desc>{escape(next(texts, ''))}</svg:desc>",
                           parts["content.xml"].decode())
    parts["content.xml"] = described.encode()


def _running(page: Reshaped) -> str:
    """Header and footer of every sheet; the footer also says which page of how many this is."""
    header = "".join(
        f'<text:p><text:span text:style-name="Strong_20_Emphasis">{escape(line)}</text:span></text:p>' for line in page.header)
    footer = "".join(f"<text:p>{escape(line)}</text:p>" for line in page.footer)
    pages = ('<text:p><text:page-number text:select-page="current">1</text:page-number> / '
             "<text:page-count>1</text:page-count></text:p>")
    top = f"<style:header>{header}</style:header>" if header else ""
    return f"{top}<style:footer>{footer}{pages}</style:footer>"
