"""Wordings that are nearly a name: the same words with small ones changed, or with one word too few.

A text often gets a long name nearly right: "Convention for the Status of Refugees", "Committee on Elimination of Racial
Discrimination", "Universal Declaration on Human Rights". Such a wording is taken for the entry of a name where

- it has the name's words in their order: prepositions, articles, commas, capitals and plurals do not count, nor does
  what any name may have ("International", "United Nations");
- or, for an instrument, it lacks one of at least five such words, and no other name has the words that are left;
- and it ends where the text goes on with something else, not with more of a name.

What tells instruments apart ("Optional", "European", a number) is never lacking, so nothing is near to its protocol.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from concordance.model import Form
from concordance.names.heads import HEADS
from concordance.names.shape_runs import last_word

NameWords = tuple[str, ...]

_WORD = re.compile(r"\w[\w'\N{RIGHT SINGLE QUOTATION MARK}-]{0,60}")  # whatever is longer is none
_SMALL = frozenset(
    "a all against an and any by concerning especially for form from governing in including international its nation"
    " of on or other particularly regarding relating relative respect the their to under united with".split()
)
_TELLING = re.compile(
    r"\d|(?:additional|african|american|arab|asean|asian|caribbean|european|first|iberoamerican|interamerican|islamic"
    r"|model|optional|second|third|universal|world)\Z"
)
_HEADS = frozenset(head.lower().removesuffix("s") for heads in HEADS.values() for head in heads)
_FEWEST = 3  # words that a wording must have; fewer tell too little
_ENOUGH = 5  # words of which one may be missing
_PREFIX = 3  # words: most wordings that are no name differ from all names in one of the first ones
_FIRST = frozenset(("International", "United"))  # with these a name may begin, though they do not count
_LONGEST = 30  # words: no name is longer
_BEFORE = re.compile(r"(?:\b[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]*(?:, and|,| and)? )+\Z")
_OF_UNITED_NATIONS = " of the United Nations"  # the only words behind a name that belong to it and do not count
_BREAK = re.compile(r"[^\s,]")  # between two words of a name stand spaces and commas
_SHORTENED = re.compile(r" \([A-Z]{2,8}\) ")  # "Prior Informed Consent (PIC) Procedure"
# More of a name: a preposition that tells what it is about, or a small word that a capital follows, unless that begins
# another name.
_GOES_ON = re.compile(
    r"-| [A-Z]| (?:on|for|against|concerning|governing|regarding|relating|relative)\b| of (?!\d)"
    r"|,? (?:(?:and|or|as well as|in|to|with|especially|including) )+(?:(?:the|its|their|all|a|an) )*"
    r"(?P<next>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
)


class NearName(NamedTuple):
    """A wording in a text that is nearly a name of the form's entry."""

    start: int
    end: int
    form: Form


class NearNames:
    """The names of a vocabulary by their words."""

    def __init__(self, forms: Mapping[str, tuple[Form, ...]]) -> None:
        """Take the names of instruments, bodies and processes that need no rule."""
        self._compared = _Compared()
        whole: dict[NameWords, dict[str, Form]] = defaultdict(dict)
        self._lengths: dict[str, int] = {}  # by name, how many of its words count
        for text, owned in forms.items():
            for form in owned:
                if form.kind in HEADS and not form.when and form.form != "abbreviation":
                    words = tuple(filter(None, map(self._compared.__getitem__, _WORD.findall(text))))
                    self._lengths[text] = len(words)
                    if len(words) >= _FEWEST:
                        whole[words].setdefault(form.entry, form)
        needed = cache(_is_needed)  # names share most of their words
        shorter: dict[NameWords, dict[str, Form]] = defaultdict(dict)
        for words, found in whole.items():
            long = len(words) >= _ENOUGH and all(form.kind == "instrument" for form in found.values())
            for at, word in enumerate(words if long else ()):
                if not needed(word):
                    shorter[(*words[:at], *words[at + 1 :])].update(found)
        one = {words: found for words, found in {**shorter, **whole}.items() if len(found) == 1}
        self._by_words = {words: next(iter(found.values())) for words, found in one.items()}
        self._beginnings = {words[:count] for words in self._by_words for count in range(1, _PREFIX + 1)}
        self._longest: dict[str, int] = defaultdict(int)  # by entry, how many words its longest wording has
        for words, form in self._by_words.items():
            self._longest[form.entry] = max(self._longest[form.entry], len(words))

    def extend(self, text: str, place: tuple[int, int], form: Form, past: int) -> NearName | None:
        """Return the wording that begins with a form found at this place and goes on; nothing if it ends there."""
        start, end = place
        is_longest = self._longest.get(form.entry, 0) <= self._lengths.get(form.text, 0)
        if is_longest and not text.startswith(_OF_UNITED_NATIONS, end):
            return None
        if form.kind not in HEADS or form.form == "abbreviation" or not _goes_on(text, end):
            return None
        heads = (match.start() for match in _WORD.finditer(text, start, end) if match[0] in HEADS[form.kind])
        head = next(heads, -1)
        near_name = self.find(text, head, past) if head >= 0 else None
        return near_name if near_name and near_name.end > end and near_name.form.entry == form.entry else None

    def find(self, text: str, head: int, past: int) -> NearName | None:
        """Return the longest wording around the head noun at `head`, from `past` on; nothing if there is none."""
        words: list[str] = []
        start = head
        last = last_word(text, head - 1)  # a quick look
        before = None if last.islower() and last != "and" else _BEFORE.search(text, past, head)
        for match in _WORD.finditer(text, before.start() if before else head, head):
            if start < head or match[0] in _FIRST or match[0].lower() not in _SMALL:
                start = min(start, match.start())
                words += filter(None, [self._compared[match[0]]])
        found = None
        for word, end in _following(text, head):
            if counting := self._compared[word]:
                words.append(counting)
                if len(words) <= _PREFIX and tuple(words) not in self._beginnings:
                    return None
            elif word != "Nations" or not text.endswith(_OF_UNITED_NATIONS, 0, end):
                continue
            form = self._by_words.get(tuple(words))
            if form and not _goes_on(text, end):
                found = NearName(start, end, Form("", form.entry, form.kind, "variant"))
        return found


def _following(text: str, head: int) -> Iterator[tuple[str, int]]:
    """Yield the words from the head noun on that may belong to its name, each with its end."""
    end = head
    for count, match in enumerate(_WORD.finditer(text, head)):
        between = text[end : match.start()]
        if between == " (" and (inside := _SHORTENED.match(text, end)):
            end = inside.end()
            continue
        if count == _LONGEST or (between != " " and _BREAK.search(between)):
            return
        end = match.end()
        yield match[0], end


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows is more of a name."""
    following = _GOES_ON.match(text, end) if text.startswith((" ", ",", "-"), end) else None
    return following is not None and not any(map(_is_head, (following["next"] or "").lower().split()))


class _Compared(dict[str, str]):
    """Words as they are compared; empty for those that do not count."""

    def __missing__(self, word: str) -> str:
        low = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removesuffix("'s").removesuffix("'")
        one = low.replace("isation", "ization").replace("-", "").removesuffix("s")
        self[word] = "" if one in _SMALL else low if _is_head(one) else one
        return self[word]


def _is_needed(word: str) -> bool:
    """Whether a name without this word would be another name."""
    return _TELLING.search(word) is not None or _is_head(word)


def _is_head(word: str) -> bool:
    return word.removesuffix("s") in _HEADS
