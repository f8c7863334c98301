"""Known names with more around them that belongs to them: a year, a direction, the numbers of others of a series."""

import re
from collections.abc import Iterator

from concordance.model import Form, FormKind
from concordance.names.beside_places import direction_before, noun_behind
from concordance.names.matcher import Matcher
from concordance.names.vocabulary import Vocabulary

_YEAR_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|and|of) ((?:1[89]|20)\d\d )\Z")
_ORDINAL_BEFORE = re.compile(r"\b((?:[a-z]+-)?(?:first|second|third|[a-z]+th)) \Z")
_LAST_OF_ORDINALS = ("st ", "nd ", "rd ", "th ")
_LONGEST_ORDINAL = 20  # characters
# The number behind the name of a convention of the International Labour Organization, with its year before it.
_OWN_NUMBER = re.compile(r"(?:,? (?:of )?(?:19|20)\d\d,?)? \(Nos?\. ?(\d{1,3})\)")
_IN_ROW = re.compile(r"(?:Ministerial|Political) Declaration\b|(?:[A-Z]\w+ )?(?:Action Plan|Plan of Action)\b")
_MORE_NUMBERS = re.compile(r"(?: \(\d{4}\))?(?:,? and|,| or) (?P<number>(?:No\. )?\d+)(?![\d/]|\.\d)")
_NUMBERED = re.compile(r"(Convention|Recommendation)s (?:No\w?\.? )?\d+\Z")
_DATED = re.compile(
    r" of (?:\d{1,2} [A-Z][a-z]+ )?((?:1[89]|20)\d\d)(?= (?:against|concerning|for|on|relating|relative|to) )"
)
_DATED_BEHIND = re.compile(r",? of (?:\d{1,2} )?(?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)\b")
_MANY_WORDS = 3  # a name of more tells enough
_LATER = 2  # years
_AFRO = "Afro-"
_LONGEST = 200  # characters behind a year in which the name that it stands in ends


def with_beside(words: str, start: int, end: int, form: FormKind) -> tuple[int, int]:
    """Return the place of a State, a place or a people with what stands beside its name and belongs to it.

    That is the direction of a place ("Eastern Aleppo") and its noun ("Aleppo Province"), and "Afro-" before a people
    ("Afro-Colombians").
    """
    if form == "place":
        return start - len(direction_before(words, start)), end + len(noun_behind(words, end))
    if form == "demonym" and words.endswith(_AFRO, 0, start):
        return start - len(_AFRO), end
    return start, end


def begin_with_year(words: str, start: int, form: Form, vocabulary: Vocabulary) -> int:
    """Where the year begins that stands before the name of an instrument or a process and belongs to it; else `start`.

    As in "the 1966 International Covenant", "the 1990 World Summit for Children"; not where another is known to be its
    year.
    """
    has_year = words[start - 2 : start - 1].isdigit() and form.kind in {"instrument", "process"}
    if not has_year or form.text[0].isdigit():
        return start
    year = _YEAR_BEFORE.search(words, max(0, start - 12), start)
    years = vocabulary.years.get(form.entry)
    unknown = not years and form.form != "abbreviation"
    return year.start(1) if year and (unknown or year[1].strip() in (years or ())) else start


def other_ordinal_before(words: str, start: int, form: Form, vocabulary: Vocabulary) -> int:
    """Where the ordinal begins that stands before a name and tells another one of what was held again; -1 if none does.

    As in "the second World Conference on Women", where the record is that of the fourth. The first may have no number
    in its name.
    """
    near = words[max(0, start - _LONGEST_ORDINAL) : start]
    ordinal = _ORDINAL_BEFORE.search(near) if near.endswith(_LAST_OF_ORDINALS) else None
    if ordinal is None:
        return -1
    names = [form.text] if form.text else vocabulary.names_of(form.entry)
    counted = [vocabulary.counted[name] for name in names if name in vocabulary.counted]
    is_other = any(ordinal[1] != "first" or form.entry in entries for entries in counted)
    return start - len(near) + ordinal.start(1) if is_other else -1


def numbered_behind(words: str, end: int, vocabulary: Vocabulary) -> tuple[int, tuple[Form, ...]]:
    """Return the conventions whose number stands behind a name, as in "(No. 138)", and where it ends; there if none."""
    if words.find("(No", end, end + len(", of 1973, (No")) < 0:
        return end, ()
    number = _OWN_NUMBER.match(words, end)
    owners = vocabulary.forms.get(f"Convention No. {number[1]}", ()) if number else ()
    return (number.end(), owners) if number and owners else (end, ())


def other_year_before(words: str, start: int, form: Form, vocabulary: Vocabulary) -> int:
    """Where the year begins that stands before a name and tells that another of this name is meant; -1 if none does.

    Each of some texts between States is one of a row with the same name: "the 2016 Political Declaration on ...".
    """
    year = _YEAR_BEFORE.search(words, max(0, start - 12), start) if words[start - 2 : start - 1].isdigit() else None
    if year is None or form.kind != "instrument" or not _IN_ROW.match(form.text):
        return -1
    years = vocabulary.years.get(form.entry)
    return year.start(1) if years and year[1].strip() not in years else -1


def other_date_behind(words: str, end: int, form: Form, vocabulary: Vocabulary) -> int:
    """Where the date ends that tells that a name of a few words is another's: "the Paris Agreement of 1973"; 0 if none.

    What was adopted in one year may be opened for signature, signed or in force two years later.
    """
    is_short = words.startswith((" of ", ", of "), end) and 0 < form.text.count(" ") < _MANY_WORDS
    dated = _DATED_BEHIND.match(words, end) if is_short else None
    years = vocabulary.years.get(form.entry) if dated else None
    if dated is None or not years or any(abs(int(dated[1]) - int(year)) <= _LATER for year in years):
        return 0
    return dated.end()


def dated_name(
    words: str, start: int, end: int, matcher: Matcher, vocabulary: Vocabulary
) -> tuple[int, int, Form] | None:
    """Return a known name that has a year behind its head noun, "Convention of 1949 on ...", and where it stands."""
    dated = _DATED.match(words, end)
    if dated is None:
        return None
    without = words[start:end] + words[dated.end() : dated.end() + _LONGEST]
    first, past, surface = next(iter(matcher.find(without)), (0, 0, ""))
    form = next(iter(vocabulary.forms.get(surface, ())), None)
    if form is None or first or form.when or dated[1] not in vocabulary.years.get(form.entry, ()):
        return None
    return start, start + past + len(dated[0]), Form("", form.entry, form.kind, "variant")


def numbers_behind(words: str, surface: str, end: int, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Form]]:
    """Yield the numbers behind a numbered convention or recommendation, each of which names another one."""
    numbered = _NUMBERED.search(surface)
    while numbered and (match := _MORE_NUMBERS.match(words, end)):
        forms = vocabulary.forms.get(f"{numbered[1]} No. {match['number'].removeprefix('No. ')}", ())
        if not forms:
            return
        yield (
            match.start("number"),
            match.end("number"),
            Form(match["number"], forms[0].entry, forms[0].kind, "variant"),
        )
        end = match.end("number")
