"""Word files that tests make themselves, with the styles of the United Nations' templates; all words are invented.

A file is made of paragraphs (`p`) and tables (`table`) in XML; `&`, `<` and `>` in words are escaped by `t`.
"""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
GENEVA = {  # the names of styles, and how they are printed
    "_ H_M_G": (17, "b"), "_ H _Ch_G": (14, "b"), "_ H_1_G": (12, "b"), "_ H_2/3_G": (10, "b"), "_ H_4_G": (10, "i"),
    "_ H_5/6_G": (10, ""), "_ Single Txt_G": (10, ""), "_ Bullet 1_G": (10, ""), "_ Quote_G": (10, ""),
    "footnote text": (9, ""), "toc 1": (10, ""),
}  # fmt: skip
NEW_YORK = {
    "H M": (17, "b"), "H Ch": (14, "b"), "H 1": (12, "b"), "H 2/3": (10, "b"), "H 4": (10, "i"),
    "Title_H_Ch": (14, "b"), "Title_H_1": (12, "b"),
    "Single Txt": (10, ""), "Bullet 1": (10, ""), "Distribution": (10, ""), "Session": (10, ""),
}  # fmt: skip


def t(words):
    """Words in XML."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def r(words, props=""):
    """A run of words with properties, as `<w:b/>`; a tab or line break in it is one of Word's."""
    inner = "".join({"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part, t(part)) for part in _parts(words))
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inner}</w:r>"


def _parts(words):
    part = ""
    for sign in words:
        if sign in "\t\n":
            yield from filter(None, (part, sign))
            part = ""
        else:
            part += sign
    if part:
        yield part


def p(words="", style="", props="", mark=""):
    """A paragraph: words or XML of runs, a style's id, other properties, properties of its mark."""
    inner = words if words.startswith("<") else r(words) if words else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{styled}{props}{marked}</w:pPr>{inner}</w:p>"


def listed(number, level=0):
    """The property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def table(*rows):
    """A table; each row a list of cells, a cell words or XML of paragraphs."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def note(number, kind="footnote", own=""):
    """The mark of a note in a run; with a sign of its own if it has one."""
    custom = ' w:customMarkFollows="1"' if own else ""
    return f'<w:r><w:{kind}Reference{custom} w:id="{number}"/>{t(own) if own else ""}</w:r>'


def field(code, result=""):
    """A field: its code, and the runs of its result."""
    steps = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{steps[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{steps[1]}{result}{steps[2]}"


def box(*paragraphs):
    """A text box as Word writes it: once for itself, once for older programs."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def style_id(name):
    """The id that Word makes of a style's name."""
    return "".join(sign for sign in name if sign.isalnum())


def style(name, props="", *, id=None, based="", run="", kind="paragraph", default=False):  # noqa: A002, PLR0913
    """A style: its name, the properties of its paragraphs and of its words."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    usual = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{usual} w:styleId="{id or style_id(name)}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{props}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def styles(names, *more):
    """The part with the styles of a template, and others."""
    made = "".join(
        style(
            name,
            run=f'{"<w:b/>" if "b" in weight else ""}{"<w:i/>" if "i" in weight else ""}<w:sz w:val="{2 * size}"/>',
        )
        for name, (size, weight) in names.items()
    )
    usual = style("Normal", default=True, run='<w:sz w:val="20"/>')
    return f"<w:styles {NAMES}>{usual}{made}{''.join(more)}</w:styles>"


def level(at, form="decimal", text=None, start=1, more=""):
    """A level of a pattern of numbers."""
    text = f"%{at + 1}." if text is None else text
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{at}">{counted}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(patterns, lists):
    """The part with the numbering: patterns by name, each XML of levels; lists by number: a pattern, and overrides."""
    made = [f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>' for name, levels in patterns.items()]
    made += [
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{more}</w:num>'
        for number, (name, more) in lists.items()
    ]
    return f"<w:numbering {NAMES}>{''.join(made)}</w:numbering>"


UN_LISTS = numbering(
    {
        "1": level(0) + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)"),
        "2": level(0, "upperRoman") + level(1, "upperLetter") + level(2, "decimal"),
        "3": level(0, "bullet", "\uf0b7"),
    },
    {
        1: ("1", ""),
        2: ("2", ""),
        3: ("3", ""),
        4: ("1", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    },
)


def notes(kind="footnote", **words):
    """The part with notes: words or XML of paragraphs by `n` and an id."""
    made = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    for name, text in words.items():
        inner = text if text.startswith("<") else p(f"<w:r><w:{kind}Ref/></w:r>{r(' ' + text)}", "footnotetext")
        made += f'<w:{kind} w:id="{name[1:]}">{inner}</w:{kind}>'
    return f"<w:{kind}s {NAMES}>{made}</w:{kind}s>"


def body(*blocks, section=""):
    """The main part."""
    return f"<w:document {NAMES}><w:body>{''.join(blocks)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def docx(document, *, types=None, rels=None, main="word/document.xml", **parts):
    """The bytes of a Word file: its main part, and others by name (styles, numbering, footnotes, header1 ...)."""
    names = {name: name.rstrip("0123456789") for name in parts}
    folder = main.rpartition("/")[0]
    own = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for at, (name, kind) in enumerate(names.items())
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": types
        or f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{TYPE}.document.main+xml"/></Types>',
        "_rels/.rels": rels
        or f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
        f' Target="{main}"/></Relationships>',
        main: document,
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": f'<Relationships xmlns="{package}/relationships">{own}'
        "</Relationships>",
        **{f"{folder}/{name}.xml": part for name, part in parts.items()},
    }
    return zipped(files)


def zipped(files):
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


MASTHEAD = table(
    ["United Nations", p("A/HRC/99/8", "Normal")],
    [p("General Assembly"), p("Distr.: General") + p("3 May 2033") + p() + p("Original: English")],
)
"""The first page of a document of Geneva."""


def geneva(*blocks, head=MASTHEAD, title="The rain in the hills", **parts):
    """A report of Geneva with these paragraphs and tables."""
    front = [head, p(r("Human Rights Council", "<w:b/>")), p(r("Ninety-ninth session", "<w:b/>")), p("Agenda item 3")]
    front += [p(title, "HChG")] if title else []
    return docx(body(*front, *blocks), styles=styles(GENEVA), numbering=UN_LISTS, **parts)
