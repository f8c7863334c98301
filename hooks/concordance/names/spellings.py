"""Other spellings of the same name: small and capital letters, British and American, UN, one comma more.

Texts differ in how they spell a long name, not in what it is: "the Rights of all Workers", "Discrimination Against
Women", "Economic, Social, and Cultural Rights", "UN Charter". Letters and commas change, so a name stays itself.
"""

import re
from collections.abc import Iterator

_SMALL = re.compile(
    r"(?<= )(?:All|Against|And|Any|Between|Concerning|Especially|For|Forms|From|In|Including|Its|Of|On|Or|Other"
    r"|Particularly|Regarding|Relating|Respect|The|Their|Those|Through|To|Under|Which|With)(?= )"
)
_CAPITAL = re.compile(r"(?<= )(?:against|with)(?= )")
_COMPOUND = re.compile(r"\b([A-Z][a-z]+-)([a-z])")  # "High-level"
ORDINAL = r"(?:First|Second|Third|[A-Z][a-z]+th|[A-Z][a-z]+-(?:first|second|third|[a-z]+th)) "
"""The ordinal with which a name begins: "Third ", "Twenty-first "."""
_COUNTED = re.compile(rf"{ORDINAL}(?:[A-Z][\w-]* ){{2}}")
_LAST_OF_LIST = re.compile(r"(, [^,]+?)( (?:and|or) [^,]+)\Z")
_AFTER_PREPOSITION = re.compile(r" (?:on|for|against|concerning|relating to|to) ")
_ALSO = (
    ("Cooperation", "Co-operation"),
    ("Coordination", "Co-ordination"),
    ("Organization", "Organisation"),
    ("Organized", "Organised"),
    ("Labour", "Labor"),
    ("Peacekeeping", "Peace-keeping"),
    ("Programme", "Program"),
    ("Sub-Commission", "SubCommission"),
    ("Sub-Committee", "Subcommittee"),
)
# Names, which keep their capital in a title written in small letters: a title with one of them is left as it is.
_NAMES = re.compile(
    r"[A-Z][\w-]*[A-Z0-9]|\d|'|\(|\b(?:Africa|America|Americas|Arab|Asia|Asian|Caribbean|Charter|Convention|Court|Courts"
    r"|Covenant|Declaration|Europe|European|Internet|Islam|Latin|Nations|Organization|Pacific|Protocol|Protocols|Red|State"
    r"|States|Statute|Treaty|Union|United|[A-Z]\w+(?:an|ese|ian|ish))\b"
)
_LONG = 5  # words: what is shorter could be something else when written small


def spellings(name: str) -> Iterator[str]:
    """Yield the other spellings of a name, each once, without itself."""
    seen = {name}
    for other in _other(name):
        if other not in seen:
            seen.add(other)
            yield other


def _other(name: str) -> Iterator[str]:
    words = dict.fromkeys(_SMALL.findall(name))
    small = _SMALL.sub(lambda word: word[0].lower(), name) if words else name
    for word in words:
        yield name.replace(f" {word} ", f" {word.lower()} ")
    written = [small]
    if " against " in small or " with " in small:
        written += [_CAPITAL.sub(lambda word: word[0].capitalize(), one) for one in (name, small)]
    yield from written
    if ", " in name:
        yield from (_LAST_OF_LIST.sub(r"\1,\2", one) for one in dict.fromkeys((*written, name)))
    for one, other in _ALSO:
        if one in name:
            yield name.replace(one, other)
        elif other in name:
            yield name.replace(other, one)
    if _COUNTED.match(name):  # "the third International Conference on Wool"
        yield name[0].lower() + name[1:]
    yield name.replace("United Nations ", "UN ")
    yield _COMPOUND.sub(lambda part: part[1] + part[2].upper(), name)
    lead = _AFTER_PREPOSITION.search(small)
    if lead and small.count(" ") >= _LONG - 1 and not _NAMES.search(small, lead.end()):
        yield small[: lead.end()] + small[lead.end() :].lower()


_NUMBERED = re.compile(
    r"(?P<of>ILO |International Labour Organization )?(?P<what>(?:Convention|Recommendation)s?) Nos?\. (?P<rest>\d.*)"
)


def numbered(name: str) -> Iterator[str]:
    """Other ways to write a convention by its number: "ILO Convention no. 29", "ILO Conventions 29"."""
    if not (match := _NUMBERED.fullmatch(name)):
        return
    begin, rest = f"{match['of'] or ''}{match['what']} ", match["rest"]
    if " concerning " in rest:
        yield f"{begin}No. {rest.replace(' concerning ', ' on ')}"
        return
    if match["of"]:
        yield begin + rest
        yield f"{match['of'].strip()}'s {match['what']} No. {rest}"
    for sign in ("No", "no.", "N\N{MASCULINE ORDINAL INDICATOR}", "N\N{DEGREE SIGN}"):
        yield f"{begin}{sign} {rest}"
