r"""The symbols of documents.

Forms caught:

- a symbol: `A/57/387`, `E/CN.4/2003/85`, `A/HRC/17/30/Add.2` or `Add. 2`, `CEDAW/C/GC/26`;
- that of a resolution with its year or session: `S/RES/1325 (2000)`, `A/RES/217 A (III)`, `A/RES/3201(S-VI)`;
- a joint symbol, a range of documents or of addenda: `A/70/855-S/2016/406` and `A/57/387-390` are the first,
  `A/HRC/17/33/Add.1-3` and `A/HRC/17/33/Add.1 and Add.2` are the document that the addenda belong to;
- with addenda, corrigenda and revisions named after it: `A/57/387 and Corr.1`,
  `E/CN.4/2003/85 and Add.1-4`, `E/CN.4/2003/85/Add.1 and Add.1/Corr.1`;
- a part of a document and a list of records: `A/52/23 (Part V)`, `A/74/6 (Sect. 24)`, `A/CONF.151/26 (Vol. I)`,
  `A/C.4/52/SR.3-7 and 9`;
- those of other organizations of the system, for which the United Nations has no address: `GOV/2002/60`,
  `GC(39)/RES/3`, `INFCIRC/153`, `GB.276/LILS/6`, `MEPC 51/13`, `IDB.51/1`, and with the session before the organ
  `33 C/Resolution 50`, `175 EX/Decision 14`, `33 C/13`.

The number of a note behind a symbol, raised or after a full stop, is none of it: `A/57/387.12`.
Rule for symbols: ST/LIB/SER.B/5/Rev.6, "United Nations Document Series Symbols".
"""

import re

import msgspec

from concordance.text import slug_of

ROOTS = (
    "A E S ST T TD DP ID HRI CAT CCPR CED CEDAW CERD CMW CRC CRPD SPT ECE LC FCCC HSP NPT BWC CCW CAC CTOC"
    " ACC APLC AT CBD CCM CD CEB CLCS EC GOV HS ICCD INFCIRC ISBA ITC JIU LOS PBC PCNICC SAICM SG SPLOS UNAIDS UNCTAD"
    " UNEP UNFPA UNHCR UNIDO UNITAR UNW WFP WT"
    " CEP EB.AIR ENERGY ICC-ASP IPBES MP.PP MP.WAT TRADE TRANS WIPO"
).split()
HYPHEN = r"[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]"
_HYPHEN = re.compile(HYPHEN)
_RAISED = r"\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT ZERO}\u2074-\u2079"
END = rf"(?![^\W{_RAISED}]|/)"
_DOTTED = "|".join(f"(?<=/{part})" for part in "AC Add C CN CONF Corr CRP INF L PV Rev Sub SR WG".split())
# A point or a hyphen stands behind letters ("CN.4", "S-17"): behind a number they end a symbol.
_PART = (
    rf"[A-Z0-9](?:[A-Za-z0-9]|(?<=[A-Za-z])[.\-](?=[A-Za-z0-9])|(?:{_DOTTED})\. (?=\d)"
    r"|(?<=[A-Za-z])\(\d+\)|\((?:[A-Z]+\d*|\d{4})\))*+"
)
# Several in one: what a committee says about reports counted together ("CERD/C/SVN/CO/8-11"), records of meetings.
_TOGETHER = rf"(?:C|C\.12)/[A-Z]{{3}}(?:/[A-Z]+)?/\d++{HYPHEN}\d++|SR\. ?\d++{HYPHEN}\d++"
_UNSTOPPED = r"(?:Add|Corr|Rev) \d+"
_PARTS = rf"(?:/(?:{_TOGETHER}|{_UNSTOPPED}|(?: (?=Add\.|Corr\.|Rev\.))?{_PART}))+"
_JOINT = rf"(?:{HYPHEN}(?:{'|'.join(ROOTS)}){_PARTS})*"
_NUMBERS = rf"(?:{HYPHEN}|,? and | to )\d+"
_TAIL = rf"(?:(?:,| and|, and)? (?:Add|Corr|Rev)\. ?\d+(?:/(?:Add|Corr|Rev)\. ?\d+)*(?:{_NUMBERS})*)*"
_LIST = rf"(?:(?:,|,? and) (?:SR\. ?)?\d+(?:{HYPHEN}\d+)?)++(?=[);.]|, (?:respectively|held)\b|\Z)"
_PART_BEHIND = (
    r"(?: \((?:(?:Part|Vol\.) ?[IVX]+|(?:Prog|(?:Income s|S)ect)\. ?\d+(?: ?[A-Z])?|Introduction|Resumption ?\d+)\)"
    r"(?:/(?:Add|Corr|Rev)\.\d+)*)?"
)
_SYMBOL = re.compile(
    rf"(?P<symbol>[A-Z]+(?:[.-][A-Z]+)?{_PARTS}{_PART_BEHIND})(?P<range>{HYPHEN}\d+)?+{_JOINT}"
    rf"(?P<more>{_LIST}|{_TAIL}){END}"
)
# A letter with a space before it belongs to a number only where that ends: "66/253 A of 16 February", not "A new era".
_LETTER_BEHIND = (
    r" [A-Z](?=[,;:)\]]|\.?\Z|\. | \(| (?:adopted|and|as|at|by|concerning|entitled|for|in|is|of|on|or|to|under|was"
    r"|which|with|without)\b)"
)
_OF_SESSION = re.compile(
    r"[AES]/RES/(?:\d+ ?(?:[A-Z]{1,2} ?)?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|E?S-\d)\)"
    rf"(?:[A-Z](?!\w)|{_LETTER_BEHIND})?|(?:E?S-)?\d+/\d+{_LETTER_BEHIND}){END}"
)
_CITED = re.compile(r"/.*\d")
_ADDENDA = re.compile(r"/(?:Add|Corr|Rev)\.\d+\Z")
_MORE_ADDENDA = re.compile(r"(?:,|,? and| to) (?:Add\. ?)?\d+(?!/)\b")
_IN_WORDS = re.compile(r" (?:decision|resolution) ")
_WITHOUT_STOP = re.compile(r"(?:(?<=/Add)|(?<=/Corr)|(?<=/Rev)) (?=\d)")
_MOVED = re.compile(r"(\([^()]*\))([A-Z])\Z")
_LETTER = re.compile(r"(?<=\d)[A-Z]{1,2}(?=\((?:E?S-)?[IVXL]+\))")
_COMMITTEES = "FAL LEG MEPC MSC".split()  # of the International Maritime Organization
_SESSIONS = "GC IDB PBC".split()  # of the United Nations Industrial Development Organization
_ASSEMBLIES = range(20, 100)  # of the World Health Organization
_BOARDS = range(60, 200)  # their Executive Board
_AFRICAN = r"(?:AHG|Assembly/AU|CM|EX\.CL)/(?:(?:Decl?|Doc|Res|St)\. ?)?\d+(?:/Rev\.\d+)?(?: ?\([IVXLCD]+\))?"
_AMERICAN = r"(?:AG|CP)/(?:DEC|RES)\. ?\d+ ?\([^()\s]{3,15}\)|OEA/Ser\.[A-Z](?:[/.][A-Z\d]+)+"
_BY_SESSION = (" C/", " EX/")  # of the United Nations Educational, Scientific and Cultural Organization
_OF_REGIONS = ("AG/", "AHG/", "Assembly/AU/", "CM/", "CP/", "EX.CL/", "OEA/")
_AGENCIES = (
    *("GB.", "GC(", "GOV/", "INFCIRC/"),
    *_OF_REGIONS,
    *(f"{each}." for each in _SESSIONS),
    *(f"{each}{end}" for each in _COMMITTEES for end in (" ", ".")),
    *(f"A{session}/" for session in _ASSEMBLIES),
    *(f"EB{session}/" for session in _BOARDS),
)
_OF_AGENCY = re.compile(
    r"(?P<symbol>(?:GC\((?:[IVXL]+|\d+)\)(?:/| (?=RES/))(?:(?:DEC|INF|RES)/|OR\.)?\d+"
    r"|GB\.\d+(?:/[A-Z]+)*(?:/\d+)+(?:\((?:Add|Corr|Rev)\.(?: ?\d)?\))?"
    rf"|(?:{'|'.join(_SESSIONS)})\.\d+(?:/(?:[A-Z][A-Za-z]*\.)?[A-Z]*\d+|/[A-Z]+(?=/\d))+"
    rf"|(?:{'|'.join(_COMMITTEES)})(?: \d+(?:/\d+)+|\.\d+\(\d+\)|\.\d+/Circ\.\d+)|{_AFRICAN}|{_AMERICAN}"
    r"|(?:A\d\d|EB\d{2,3})/(?:INF\.DOC\./)?\d+)"
    rf"(?:[/ ](?:Add|Corr|Rev)\.\d+)*)(?:{HYPHEN}(?:{'|'.join(_SESSIONS)})\.\d+/\d+)?{END}"
)
_SESSION_BEFORE = re.compile(r"(?<![\w./-])\d{1,3}\Z")
_BEHIND_SESSION = re.compile(
    r" (?:C|EX)/(?:(?:Resolution |Decision |Res\. ?|Dec\. ?|(?:INF|PRIV|SR)\.)?\d+)(?: \([IVX]+\))?"
    rf"(?:[ /](?:Add|Corr|Rev)\.\d+)*{END}"
)
_ADDS = re.compile(r" and Adds?\. ?\d+(?:(?:,| and) \d+)*")
_OF_CONFERENCE = re.compile(r"\bGeneral Conference resolutions? \Z")

TRIGGERS = frozenset((*(f"{root}/" for root in ROOTS), *_AGENCIES, *_BY_SESSION))
"""What symbols begin with."""


class CitedDocument(msgspec.Struct, frozen=True, gc=False):
    """A document found by its symbol or number.

    `short` is set where only the short name of its organ stands there, `own` where its organ is that of the text. If
    there is no symbol and neither of these, nothing tells the organ, but the text may have named the document before.
    """

    start: int
    end: int
    symbol: str
    short: str = ""
    noun: str = ""
    number: str = ""
    own: bool = False


def is_symbol(words: str) -> bool:
    """Whether the words are the symbol of a document, and nothing else."""
    return bool(_SYMBOL.fullmatch(words) and _CITED.search(words))


def slug_of_symbol(symbol: str) -> str:
    """Return the id of a document: `A/RES/57/218` is `a-res-57-218`."""
    return slug_of(symbol)


def official_address(symbol: str) -> str:
    """Return the official address of a document, by the published pattern docs.un.org/en/SYMBOL.

    Old resolutions under one number and letters (217 A (III), 217 B (III)) make one document. Those of other
    organizations have none, nor those that the words of their organ and number stand for.
    """
    if symbol.startswith(_AGENCIES) or symbol[:1].isdigit() or "/" not in symbol or _IN_WORDS.search(symbol):
        return ""
    return f"https://docs.un.org/en/{_LETTER.sub('', symbol)}"


def one_way(number: str) -> str:
    """Return the one way to write a number or symbol: "217A(III)" for "217 A (III)" and "217 (III) A"."""
    number = number.replace(" ", "")
    number = number if number.isascii() else _HYPHEN.sub("-", number)
    return _MOVED.sub(r"\2\1", number) if "(" in number else number


def symbol_at(text: str, start: int) -> CitedDocument | None:
    """Return the document whose symbol stands here: the first of a range, or what addenda in a range belong to."""
    if text[start] == " ":
        return _by_session(text, start)
    if agency := _OF_AGENCY.match(text, start):
        conference = _OF_CONFERENCE.search(text, max(0, start - 40), start)
        more = _ADDS.match(text, agency.end())
        end = more.end() if more else agency.end()
        return CitedDocument(conference.start() if conference else start, end, agency["symbol"])
    if resolution := _OF_SESSION.match(text, start):
        return CitedDocument(start, resolution.end(), one_way(resolution[0]))
    match = _SYMBOL.match(text, start)
    if not match or not _CITED.search(match["symbol"]) or text.startswith(_OF_REGIONS, start):
        return None
    symbol, part, number = _WITHOUT_STOP.sub(".", match["symbol"]).partition(" (")
    symbol = one_way(symbol) + part + number
    several = match["range"] or _MORE_ADDENDA.match(match["more"])
    return CitedDocument(start, match.end(), _ADDENDA.sub("", symbol) if several else symbol)


def _by_session(text: str, start: int) -> CitedDocument | None:
    """Return the document of a symbol that begins with the number of a session, behind which its organ stands here."""
    session = _SESSION_BEFORE.search(text, max(0, start - 4), start)
    behind = _BEHIND_SESSION.match(text, start) if session else None
    if session is None or behind is None:
        return None
    return CitedDocument(session.start(), behind.end(), session[0] + behind[0])
