"""Texts that break reports: near every bound, in every shape, with letters the fonts do not have."""

from collections.abc import Mapping
from typing import Final

PLAIN: Final = """Eerste alinea met een bron [@F15], **nadruk**, *cursief* en [een link](https://www.rijksoverheid.nl/).

## Een kop

- los

  met alinea
- tweede

1. geteld
2. verder

| a | b |
|---|--:|
| 1 | 2 |

> Een citaat.
"""

_SENTENCE: Final = "De publieke bijdrage van € 12,5 miljoen is gereserveerd, maar nog niet toegekend. "
_LONG_CELL: Final = "| kop | ook |\n|---|---|\n| " + _SENTENCE * 60 + " | kort |\n"

TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "prose": ("\n\n".join([_SENTENCE * 12] * 48), _SENTENCE * 580),
    "rows": ("| naam | bedrag | jaar |\n|---|--:|---|\n" + "| fotonica | 1,5 | 2026 |\n" * 399,),
    "columns": ("|" + "kop|" * 12 + "\n|" + "-|" * 12 + "\n" + ("|" + "cel|" * 12 + "\n") * 60, _LONG_CELL),
    "items": ("- punt van aandacht\n" * 1_999, "1. geteld\n" * 300),
    "nesting": (">" * 8 + " diep\n\n" + "\n".join("  " * depth + f"- niveau {depth}" for depth in range(8)),
                "\n\n".join("   " * depth + f"1. los {depth}" for depth in range(8)),
                "***een **twee *drie** vier* vijf***", "> - a\n>\n>   b\n>\n>   > c\n> - d\n>\n> 1. e"),
    "words": ("a" * 200, " ".join(["Meervoudigepersoonlijkheidsstoornis" * 6] * 20), "b" * 10_000, "| " + "c" * 200 + " |\n|---|\n| " + "d" * 200 + " |",
              "- " + "e" * 200, "https://a.nl/" + "f" * 200, "`" + "g" * 200 + "`"),
    "right-to-left": ("שלום עולם", "مرحبا بالعالم، هذا نص طويل.", "Nederlands met עברית en العربية door elkaar.", "\u202eomgekeerd\u202c gewoon",
                      "| שלום | b |\n|---|---|\n| مرحبا | 2 |"),
    "greek-and-signs": ("αβγ Δ ΑΒΓ", "CO₂ ≥ 40% ≤ 3 → ½ × 10⁻³ m² ± 2 ≈ ≠ ∞ √ ∑", "bíj́na ĳs Ĳ ł ğ ő", "Жук кириллица", "☐ ☑ ☒ ✓ ✗ ■ ●",
                        "“aanhaling” ‘enkel’ — – … • · ¶ § ©"),
    "emoji-and-cjk": ("😀 ✅ 👩‍🔬 🇳🇱", "漢字かな한글 ไทย", "\ue000 \ufffe \x0b \x00 \u0085", "# 😀\n\n- 漢字\n\n| 😀 | 漢 |\n|---|---|\n| 한 | ไ |", "[😀](https://a.nl/😀)",
                      "[ ](https://a.nl)", "[漢字](https://a.nl/漢字)"),
    "tables": (PLAIN, "| a |\n|---|\n", "|  | b |\n|---|---|\n|  | 2 |\n| | |", "| a | b |\n|:-:|--:|\n| 1 |\n| 1 | 2 | 3 |",
               "- in een lijst\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- verder", "> | a |\n> |---|\n> | 1 |",
               "| **vet** | [link](https://a.nl) |\n|---|---|\n| `code` | [@F15] |\n| x<br>y | \\| |"),
    "lists": ("- a\n- b\n- c", "- a\n\n- b\n\n- c", "- a\n\n  b\n\n  c\n- d", "1. a\n   - b\n     1. c\n        - d\n2. e", "7. zeven\n8. acht", "0. nul\n1. een",
              "- \n- leeg\n-", "- # kop\n- > citaat\n- ```\n  code\n  ```", "* a\n\n\n- b\n\n+ c", "- a\n  b\n  c\n\n  - d\n\n    e", "1. " + _SENTENCE * 40 + "\n2. b",
              "- " + "\n\n  ".join([_SENTENCE * 20] * 6), "1) haak\n2) haak", "- [ ] taak\n- [x] klaar"),
    "quotes-and-code": ("> a\n>\n> b\n>> c\n\n> d", "```\ncode\n\n  inspringing\n```", "    ingesprongen\n    code", "`x` ``a ` b`` ` `", "```\n" + "regel code\n" * 120 + "```",
                        "```\n" + "lang" * 200 + "\n```", "> " + _SENTENCE * 60, "```\n```", "> ```\n> code\n> ```", ">"),
    "links": ("[a](https://a.nl)[b](https://b.nl) <https://c.nl> <post@d.nl>", "https://www.voorbeeld.nl/" + "lang-pad/" * 30,
              "<https://www.voorbeeld.nl/" + "lang-pad/" * 30 + ">", "[" + "lange linktekst " * 60 + "](https://a.nl)", "[**vet** *cursief* `code`](https://a.nl 'titel')",
              "[x](javascript:alert(1)) [y](/pad) [z](//a.nl)", "- [a](https://a.nl)\n- [a](https://a.nl)", "| [a](https://a.nl) |\n|---|\n| [b](https://b.nl) |",
              "# [kop](https://a.nl)", "[[@F15]](https://a.nl) [@F15][@F18; @F42] [@F15]", "[a][b]\n\n[b]: https://a.nl", "[](https://a.nl)", "[regel\\\nbreuk](https://a.nl)",
              (_SENTENCE + "[@F15] [een link met tekst](https://a.nl/x) ") * 40),
    "breaks": ("regel  \nbreuk\\\nbreuk", "a\n***\nb\n\n---\n\nc", "kop\n===\n\nkop\n---", "# 1\n## 2\n###### 6\n# 1", "&amp; &lt;b&gt; &nbsp; &#x1F600; &copy;",
               "a\u00a0b\u202fc\u2009d\u2003e", "a\tb", "Sof\u00adtwa\u00adre", "a\u200bb\u2060c", "\u2028\u2029"),
    "hostile": ("<script>alert(1)</script>", '<img src="file:///etc/passwd">', "</style><style>@import url(x)</style>", "</p></div></body><h1>x</h1>", "<!-- x -->",
                '<a href="javascript:x">y</a>', "{{ view.title }} {% include 'x' %}", "![x](file:///etc/passwd)", '"><svg onload=x>', "\u0000\u001b[31m"),
    "foreign": (PLAIN, _SENTENCE * 80, "An answer in English.\n\n- one\n- two", "| a |\n|---|\n| one |"),
    "english": (PLAIN, "Nederlands antwoord in een Engels rapport."),
    "paragraphs-over-pages": (_SENTENCE * 200, "- " + _SENTENCE * 120, "> " + _SENTENCE * 120, _LONG_CELL, "**" + _SENTENCE * 100 + "**",
                              "[" + _SENTENCE * 70 + "](https://a.nl)", "*" + (_SENTENCE * 70).strip() + "*"),
}
"""Name to the texts of the first answers."""

TITLES: Final[Mapping[str, str]] = {
    "title": "Een zeer lange titel over " + "vertegenwoordigers en samenwerkingsverbanden " * 8,
    "title-word": "Hottentottententententoonstellingsmakersopleiding" * 4,
    "title-signs": "😀 漢字 CO₂ ≥ <b>vet</b> & שלום “x” \\(y)",
}
"""Name to a title that is awkward by itself."""

NAMES: Final = ("items", "prose", "rows", "columns", *(name for name in TEXTS if name not in ("items", "prose", "rows", "columns")),
                *TITLES, "empty", "example", "sources", "notes", "conditions")
"""All awkward contents, the slow ones first; those without texts of their own change another part of the dossier."""
