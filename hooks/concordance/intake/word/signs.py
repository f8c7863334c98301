"""Signs of fonts whose codes are their own: Symbol, and the bullets and boxes of Wingdings.

Word writes such a sign as a code between U+F000 and U+F0FF, or as a `sym` with its font. The table of Symbol is that of
Adobe's encoding, which Unicode publishes (unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt).
"""

from concordance.intake.word.package import Element, W

# ruff: noqa: RUF001 - signs that are easily confused are what these tables are about
_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼",
    **dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)),
    **dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)),
    **dict(enumerate("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…", 0xA0)),
    0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑",
    0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→",
              0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}  # fmt: skip
_OWN = range(0xF000, 0xF100)
_PAIRS = range(0xD800, 0xE000)  # halves of signs, which are none alone
_LEAST = 0x20


def sign_at(element: Element) -> str:
    """Return the sign of a `sym`; empty if it is not known."""
    try:
        code = int(element.get(f"{W}char", "")[:8], 16)
    except ValueError:
        return ""
    known = _LEAST <= code < _PAIRS.start or _PAIRS.stop <= code < _OWN.stop
    return sign_of(chr(code), element.get(f"{W}font", "")) if known else ""


def signs_of(text: str, run: Element) -> list[str]:
    """Return the signs of words in a run with these properties, if it has any; empty where one is not known."""
    fonts = run.find(f"{W}rFonts") if run is not None else None
    font = "" if fonts is None else fonts.get(f"{W}ascii", "")
    return [sign_of(sign, font if font.startswith("Wingdings") else "") for sign in text]


def sign_of(sign: str, font: str) -> str:
    """Return a sign as every font has it; empty if it is one of a font's own and not known."""
    code = ord(sign)
    wings = font.startswith("Wingdings")
    if code not in _OWN and not (wings and code < _OWN.start) and font != "Symbol":
        return sign
    low = code - _OWN.start if code in _OWN else code
    table = _WINGDINGS if wings else _SYMBOL
    plain = chr(low) if " " <= chr(low) <= "~" and table is _SYMBOL else ""
    return table.get(low, plain)
