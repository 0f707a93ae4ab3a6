"""The yardstick for reports: a synthetic advice of twelve pages, laid out by stock WeasyPrint without our engine.

It stays as it is, so that ratios of different days can be compared.
Content is invented; no real persons.  `build()` returns (html, assessment_dict).

Knobs (all keyword arguments of build()):
  notes      'float'  CSS footnotes (float: footnote) | 'end' endnote list per document | 'none'
  toc        True     table of contents with target-counter(page)
  layout     'block' | 'flex' | 'grid'   how the header facts and verdict cards are laid out
  matrix     'table' | 'svg' | 'both'
  fonts      list of (family, weight, style, url) for @font-face; [] = system font only
  family     CSS font-family value
  lines      True     page header/footer in @page margin boxes
  questions  number of question sections (14)
  extra_css  appended verbatim
  hyphens    True     hyphens: auto (Pyphen, nl)
"""
import html as _h
import json

from markdown_it import MarkdownIt

MD = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")

QUESTIONS = [
    "Wat is de aanleiding?", "Wat is het probleem precies?", "Welke doelen worden nagestreefd?",
    "Wie zijn de betrokkenen?", "Waarom moet de overheid ingrijpen?", "Welke opties zijn er?",
    "Wat zijn de gevolgen voor burgers?", "Wat zijn de gevolgen voor bedrijven?",
    "Wat zijn de gevolgen voor de uitvoering?", "Wat zijn de gevolgen voor het milieu?",
    "Is het voorstel rechtmatig?", "Worden persoonsgegevens goed beschermd?",
    "Wat kost het en wat levert het op?", "Hoe wordt het gevolgd en geëvalueerd?"]
VERDICT = {"voldoet": ("Voldoet", "#1d6f42", "V"), "deels": ("Voldoet deels", "#8a5a00", "D"),
           "niet": ("Voldoet niet", "#a3262e", "N"), "nvt": ("Niet van toepassing", "#44525f", "–")}
SEQ = ["voldoet", "deels", "voldoet", "voldoet", "deels", "niet", "deels",
       "voldoet", "niet", "nvt", "voldoet", "deels", "deels", "voldoet"]

_P = [
    "De gemeenten verwerken elk jaar ongeveer 48.500 aanvragen volgens de huidige regeling. Uit de "
    "steekproef over 2024 blijkt dat in **11,4 procent** van de dossiers de onderbouwing ontbreekt, "
    "vooral bij aanvragen die buiten de wettelijke termijn van acht weken zijn afgehandeld. Dat leidt tot "
    "bezwaar, tot herstelwerk en tot onzekerheid bij de aanvrager over de uitkomst.",
    "Het voorstel sluit aan bij de uitgangspunten van behoorlijk bestuur: de burger hoeft gegevens maar één "
    "keer aan te leveren en krijgt *vooraf* te horen welke bronnen worden geraadpleegd. De uitvoerders "
    "geven wel aan dat de koppeling met de basisregistratie pas in het derde kwartaal beschikbaar is, "
    "waardoor tijdelijk een handmatige controle nodig blijft.",
    "De geraadpleegde partijen zijn het eens over de richting, maar niet over het tempo. De koepel van "
    "gemeenten vraagt een overgangsperiode van twaalf maanden; de toezichthouder vindt zes maanden "
    "voldoende en wijst op het risico dat oude en nieuwe regels naast elkaar blijven bestaan.",
    "Bij de weging is onderscheid gemaakt tussen effecten die vaststaan, effecten die aannemelijk zijn en "
    "effecten waarvoor nog geen gegevens zijn. Alleen de eerste twee tellen mee in het oordeel; de derde "
    "groep staat als open punt in de bijlage met een eigenaar en een datum.",
]
_LIST = ("- de termijn wordt gehaald in ten minste 95 procent van de dossiers;\n"
         "- de aanvrager ziet welke gegevens zijn gebruikt en kan ze *vooraf* corrigeren;\n"
         "    - ook op papier en aan het loket;\n    - in taalniveau B1;\n"
         "- elke afwijking wordt vastgelegd met reden en paraaf.\n")
_OL = ("1. Stel de gegevensset vast en publiceer die.\n2. Voer een proef uit bij drie gemeenten.\n"
       "3. Besluit op basis van de proef over landelijke invoering.\n")
_TAB = ("| Optie | Baten (mln €) | Lasten (mln €) | Saldo |\n|---|--:|--:|--:|\n"
        "| Nulalternatief | 0,0 | 3,2 | −3,2 |\n| Gefaseerde invoering | 12,8 | 7,5 | 5,3 |\n"
        "| Directe invoering | 14,1 | 10,9 | 3,2 |\n")
_Q = "> Een besluit is pas navolgbaar als een ander met dezelfde gegevens tot dezelfde weging kan komen.\n"


def rationale(i):
    parts = [_P[i % 4], _P[(i + 1) % 4]]
    if i % 2 == 0:
        parts.append("Getoetst is aan de volgende punten:\n\n" + _LIST)
    if i % 3 == 0:
        parts.append(_TAB)
    if i % 4 == 1:
        parts.append(_OL)
    if i % 5 == 2:
        parts.append(_Q)
    parts.append(_P[(i + 2) % 4] + " Zie [de toelichting op het toetsingskader](https://voorbeeld.example/"
                 f"kader#v{i + 1}) en het dossiernummer `AFW-2025-{i + 100:04d}`.")
    return "\n\n".join(parts)


SOURCES = [
    ("Algemene wet bestuursrecht, afdeling 3.2", "https://wetten.example/awb"),
    ("Jaarverslag uitvoering 2024, hoofdstuk 5", "https://verslagen.example/2024"),
    ("Impact assessment guidelines (Engelstalig)", "https://guidelines.example/ia"),
    ("Verslag consultatie, 3 februari 2025", "https://consultatie.example/17"),
    ("Uitvoeringstoets, versie 1.2", "https://toets.example/12")]


def assessment(n=14):
    return {"schema": "https://voorbeeld.example/afweging/1", "titel": "Advies gegevensdeling aanvraagproces",
            "opgesteld": "2025-11-20", "opstellers": ["J. Voorbeeld", "A. Fictief"],
            "oordelen": [{"vraag": i + 1, "kop": QUESTIONS[i % 14], "oordeel": SEQ[i % 14],
                          "motivering": rationale(i)} for i in range(n)]}


BASE_CSS = """
@page { size: A4; margin: 24mm 22mm 22mm 22mm; %(lines)s }
@page :first { @top-left { content: none } @top-right { content: none } }
html { font: 10.5pt/1.45 %(family)s; color: #1b1b1b; font-variant-numeric: tabular-nums; %(hyph)s }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 4mm; color: #154273; string-set: titel content() }
h2 { font-size: 14pt; margin: 7mm 0 2mm; color: #154273; break-after: avoid }
h3 { font-size: 11.5pt; margin: 4mm 0 1mm; break-after: avoid }
p { margin: 0 0 2.4mm; orphans: 2; widows: 2 } ul, ol { margin: 0 0 2.4mm; padding-left: 6mm }
blockquote { margin: 0 0 3mm; padding: 1mm 0 1mm 4mm; border-left: 1mm solid #b4b4b4 }
code { font-family: %(mono)s; font-size: 9pt }
table { border-collapse: collapse; width: 100%%; margin: 0 0 4mm; font-size: 9.5pt }
caption { text-align: left; font-weight: 600; padding: 0 0 1mm } thead { display: table-header-group }
th, td { padding: 1mm 2mm; border-bottom: .3mm solid #c9c9c9; text-align: left; vertical-align: top }
th { font-weight: 600; background: #eef2f6 } td[style*=right], th[style*=right] { text-align: right }
tr { break-inside: avoid } a { color: #01689b } hr { border: 0; border-top: .3mm solid #c9c9c9 }
.o { font-weight: 600 } .o-voldoet { color: #1d6f42 } .o-deels { color: #8a5a00 } .o-niet { color: #a3262e } .o-nvt { color: #44525f }
.conclusie { border: .5mm solid #154273; padding: 3mm 4mm; margin: 0 0 4mm; background: #f3f6fa }
.feiten { margin: 0 0 6mm } .feit { margin: 0 0 1mm } .feit b { display: inline-block; min-width: 38mm }
.flex { display: flex; flex-wrap: wrap } .flex > * { flex: 0 0 50%% }
.grid { display: grid; grid-template-columns: 1fr 1fr }
.toc { list-style: none; padding: 0 } .toc a { color: inherit; text-decoration: none }
.toc a::after { content: leader('.') target-counter(attr(href), page) }
.fn { float: footnote; font-size: 8.5pt; line-height: 1.3 } .bron { font-size: 9pt }
.pad { break-before: page } .hash { font-family: %(mono)s; font-size: 8pt; overflow-wrap: anywhere; hyphens: none }
figure { margin: 0 0 4mm } figcaption { font-size: 9pt; color: #44525f } svg { width: 166mm; height: 60mm }
"""
LINES = ("@top-left { content: 'Afweging — advies'; font-size: 8pt; color: #44525f } "
         "@top-right { content: string(titel); font-size: 8pt; color: #44525f } "
         "@bottom-right { content: 'Pagina ' counter(page) ' van ' counter(pages); font-size: 8pt }")


def svg(verd):
    w, bars = 640, []
    for i, v in enumerate(verd):
        lab, col, ch = VERDICT[v]
        hgt = {"voldoet": 110, "deels": 70, "niet": 35, "nvt": 12}[v]
        x = 12 + i * 44
        bars.append(f'<rect x="{x}" y="{130 - hgt}" width="34" height="{hgt}" fill="{col}"/>'
                    f'<text x="{x + 17}" y="148" font-size="12" text-anchor="middle">{i + 1}</text>'
                    f'<text x="{x + 17}" y="{126 - hgt}" font-size="12" text-anchor="middle" fill="{col}">{ch}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} 160" role="img"><title>Staafdiagram met het oordeel '
            f'per vraag; dezelfde gegevens staan in tabel 1</title>{"".join(bars)}</svg>')


def build(notes="float", toc=True, layout="block", matrix="both", fonts=(), family="'DejaVu Sans', sans-serif",
          mono=None, lines=True, questions=14, extra_css="", hyphens=True, names=True, md=None, lang="nl"):
    md = md or MD
    a = assessment(questions)
    e = _h.escape
    face = "".join(f"@font-face {{ font-family: '{f}'; font-weight: {w}; font-style: {s}; src: url({u}) }}\n"
                   for f, w, s, u in fonts)
    css = face + BASE_CSS % {"family": family, "mono": mono or family, "lines": LINES if lines else "",
                             "hyph": "hyphens: auto" if hyphens else ""} + extra_css
    o = [f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{e(a["titel"])}</title>'
         '<meta name="description" content="Beleidsadvies met veertien vragen">'
         '<meta name="keywords" content="beleid, afweging"><meta name="generator" content="afweging">'
         + ('<meta name="author" content="J. Voorbeeld">' if names else "") +
         '<meta name="dcterms.created" content="2025-11-20T09:00:00Z"><meta name="dcterms.modified" content="2025-11-20T09:00:00Z">'
         f"<style>{css}</style></head><body>"]
    o.append(f'<header><h1>{e(a["titel"])}</h1><div class="feiten {layout}">')
    for k, v in (("Opdrachtgever", "Directie Voorbeeld"), ("Datum", "20 november 2025"), ("Versie", "1.0 (definitief)"),
                 ("Kenmerk", "AFW-2025-0100"), ("Rubricering", "Openbaar"), ("Instrument", "Kader 2025, 14 vragen")):
        o.append(f'<p class="feit"><b>{k}</b> {v}</p>')
    o.append("</div></header><main>")
    o.append('<section><h2 id="samenvatting">Samenvatting</h2><div class="conclusie"><p><b>Conclusie: positief, onder twee voorwaarden.'
             "</b></p><p>Het voorstel is uitvoerbaar als de overgangsperiode wordt vastgelegd en de proef wordt "
             'afgerond.</p></div><p>Dit advies volgt een vast kader. De term <span lang="en">regulatory burden</span> wordt '
             "gebruikt voor alle lasten die uit de regeling volgen. " + _P[3] + "</p>")
    if matrix in ("svg", "both"):
        o.append("<figure>" + svg([SEQ[i % 14] for i in range(questions)]) + "<figcaption>Figuur 1. Oordeel per vraag</figcaption></figure>")
    if matrix in ("table", "both"):
        o.append('<table><caption>Tabel 1. Oordeel per vraag</caption><thead><tr><th scope="col">Nr</th><th scope="col">Vraag</th>'
                 '<th scope="col">Oordeel</th></tr></thead><tbody>')
        for i in range(questions):
            v = SEQ[i % 14]
            o.append(f'<tr><th scope="row">{i + 1}</th><td><a href="#v{i + 1}">{e(QUESTIONS[i % 14])}</a></td>'
                     f'<td class="o o-{v}">{VERDICT[v][0]}</td></tr>')
        o.append("</tbody></table>")
    o.append("</section>")
    if toc:
        o.append('<nav><h2 id="inhoud">Inhoud</h2><ol class="toc">')
        o += [f'<li><a href="#v{i + 1}">{i + 1}. {e(QUESTIONS[i % 14])}</a></li>' for i in range(questions)]
        o.append('<li><a href="#bronnen">Bronnen</a></li><li><a href="#ondertekening">Ondertekening</a></li>'
                 '<li><a href="#spoor">Controlespoor</a></li></ol></nav>')
    for i in range(questions):
        v = SEQ[i % 14]
        o.append(f'<section><h2 id="v{i + 1}">{i + 1}. {e(QUESTIONS[i % 14])}</h2><p class="o o-{v}">Oordeel: {VERDICT[v][0]}</p>'
                 "<h3>Motivering</h3>")
        body = md.render(rationale(i))
        s, u = SOURCES[i % 5]
        if notes == "float":
            note = f'<span class="fn">{e(s)}, geraadpleegd op 3 november 2025, <a href="{u}">{u}</a></span>'
        elif notes == "end":
            note = f'<sup><a id="r{i + 1}" href="#n{i + 1}">{i + 1}</a></sup>'
        else:
            note = ""
        body = body.replace("</p>", note + "</p>", 1)
        o.append(body + "</section>")
    o.append('<section><h2 id="bronnen">Bronnen</h2><ol>')
    if notes == "end":
        o += [f'<li id="n{i + 1}" class="bron">{e(SOURCES[i % 5][0])}, <a href="{SOURCES[i % 5][1]}">{SOURCES[i % 5][1]}</a> '
              f'<a href="#r{i + 1}">terug naar vraag {i + 1}</a></li>' for i in range(questions)]
    else:
        o += [f'<li class="bron">{e(s)}, <a href="{u}">{u}</a></li>' for s, u in SOURCES]
    o.append("</ol></section>")
    who = ("J. Voorbeeld", "A. Fictief", "M. Specimen") if names else ("[naam weggelaten]",) * 3
    o.append('<section><h2 id="ondertekening">Ondertekening</h2><table><caption>Tabel 2. Ondertekening</caption><thead><tr>'
             '<th scope="col">Rol</th><th scope="col">Naam</th><th scope="col">Datum</th></tr></thead><tbody>')
    for r, n in zip(("Opsteller", "Tweede lezer", "Vastgesteld door"), who):
        o.append(f'<tr><th scope="row">{r}</th><td>{n}</td><td>20 november 2025</td></tr>')
    o.append("</tbody></table></section>")
    o.append('<section><h2 id="spoor">Controlespoor</h2><table><caption>Tabel 3. Controlespoor</caption><thead><tr><th scope="col">Stap</th>'
             '<th scope="col">Tijdstip</th><th scope="col">Handeling</th><th scope="col">Vingerafdruk</th></tr></thead><tbody>')
    import hashlib
    for i in range(40):
        o.append(f'<tr><th scope="row">{i + 1}</th><td>2025-11-{1 + i // 3:02d} {9 + i % 8:02d}:15</td><td>Antwoord op vraag {i % 14 + 1} gewijzigd</td>'
                 f'<td class="hash">{hashlib.sha256(str(i).encode()).hexdigest()[:24]}</td></tr>')
    o.append("</tbody></table></section></main></body></html>")
    return "".join(o), a


def attachment_json(a):
    return json.dumps(a, ensure_ascii=False, indent=1, sort_keys=True).encode()
