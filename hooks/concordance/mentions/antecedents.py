"""What a definite reference means: its antecedent, by declared rules and never by guess.

It is the nearest entry with that head noun named before in the unit; else the treaty that the body named last in the
unit monitors; else, of a committee, the treaty body whose document the sentence cites; else in the section; else what
the report defined ("hereinafter the Convention"); else the only one the report has named so far. Two entries named side
by side are equal, as are one and what a sentence before says of it, and a reference to one of them is left open. "The
Programme of Action" is also what came out of the conference named last in the unit. Heads that stand for many things in
a report ("the Fund", "the Mission") are taken up within their unit, or within their section or where the report has
named it often, if it has named only one; "the Organization", "the Office", "the Team" and the like, and bodies pointed
at ("this Committee"), within their unit only.
"""

import re
from collections.abc import Iterable, Sequence

from concordance.mentions.anaphora import LONGER, THERETO, Anaphor
from concordance.mentions.history import History, Named, fitting
from concordance.mentions.plurals import in_plural, supplements
from concordance.names.heads import MAIN_COMMITTEE, OF_ACTION, Attached
from concordance.names.shape_starts import begins_sentence
from concordance.names.vocabulary import Vocabulary
from concordance.sentences import ends_within

_WEAK = frozenset(
    "Organization Agency Fund Institute Bureau Office Centre Authority Bank Board Community Department Force Forum"
    " Group League Mechanism Mission Panel Team Union Pact Platform Agreement Accord Treaty Code Strategy Facility"
    " Foundation Alliance Network Partnership Coalition Movement Federation Association Army Unit Observatory"
    " Directorate Division Embassy Ministry Parliament Senate Service University".split()
)
_WEAKEST = frozenset(
    "Army Association Department Directorate Division Embassy Federation Foundation Group Ministry Movement Network"
    " Office Organization Parliament Senate Service Team Unit University".split()
)
_OFTEN = 3  # times that the report has named what a weak head noun means elsewhere
_OF_TREATY = re.compile(
    r" to (?:the|that|this|said|same) (Convention|Covenant|Protocol|Charter|Treaty|Agreement|Statute)\b"
)
_NTH = re.compile(r"\b([Ff]irst|[Ss]econd|[Tt]hird) \Z")
_ITS_PROTOCOL = re.compile(r" and its (?:two |three )?Optional Protocols?\b")
_CITED = re.compile(r"\((?:see )?([A-Z]+/C/[A-Z]{3}/[^\s,;)]+)")
_CITED_WITHIN = 400  # characters
_SAID_OF_OTHER = re.compile(r", (?:which|whose)\b[^.;]*")
_SIDE_BY_SIDE = re.compile(r"(?: \([\w-]+\))?,? ?(?:and|or|as well as)?(?: the| its| to the| of the)? ?")


def attached_at(
    text: str, start: int, end: int, history: History, vocabulary: Vocabulary
) -> tuple[int, int, str, Anaphor] | None:
    """Return what is named here by its treaty: where that begins and ends, its entry, and the reference to the treaty.

    A number before it tells which one: "the second Optional Protocol to the Covenant".
    """
    words_before = text[start:end]
    tails = vocabulary.attached_tails.get(words_before)
    if tails is None or not (to := _OF_TREATY.match(text, end)):
        return None
    treaty = Anaphor(to.start(1), to.end(1), to[1], "instrument", 1)
    for tail in tails:
        whole = text.startswith(tail, to.end()) and (tail or not LONGER.match(text, to.end()))
        meant = resolve(treaty, text, history, vocabulary)[0] if whole else ""
        entry = vocabulary.attached.get(Attached(words_before, meant, tail), "")
        nth = _NTH.search(text, max(0, start - len("second ")), start) if entry else None
        if nth:
            start, entry = nth.start(), _nth_protocol(nth[1].lower(), vocabulary.supplements.get(meant, ()), vocabulary)
        if entry:
            return start, to.end() + len(tail), entry, treaty
    return None


def attached_thereto(text: str, start: int, end: int, history: History, vocabulary: Vocabulary) -> tuple[int, str]:
    """Return what is named here by the treaty that was named last: where that ends, and its entry; 0 if nothing is.

    As in "the Convention on the Rights of the Child and the Optional Protocol thereto on the sale of children".
    """
    behind = end + len(THERETO)
    if not text.startswith(THERETO, end):
        return 0, ""
    for tail in filter(None, vocabulary.attached_tails.get(text[start:end], ())):
        if text.startswith(tail, behind):
            treaties = (named.entry for named in reversed(history.in_unit.values()))
            meant = (vocabulary.attached.get(Attached(text[start:end], treaty, tail)) for treaty in treaties)
            return behind + len(tail), next(filter(None, meant), "")
    return 0, ""


def resolve(anaphor: Anaphor, words: str, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the entry meant, or nothing and the candidates that were equal.

    `words` is the text of the unit in which the reference stands.
    """
    if anaphor.year or anaphor.series or anaphor.nth:
        by_words = _of_year if anaphor.year else _of_series if anaphor.series else _of_order
        return by_words(anaphor, history, vocabulary)
    if anaphor.number != 1:
        return in_plural(anaphor, history, vocabulary), ()
    protocol = _supplement(anaphor.head, history, vocabulary) if anaphor.thereto or anaphor.its else ""
    if protocol or anaphor.thereto:
        return protocol, ()
    subject = history.subject.heads.get(anaphor.head, "")
    here = fitting(anaphor.head, history.in_unit)
    if not here and anaphor.head == "Committee" and _points(anaphor):  # "that Committee"
        here = fitting("Special Committee", history.in_unit)
    if here and _ITS_PROTOCOL.match(words, anaphor.end):
        here = _with_protocol(here, vocabulary)
    if here:
        least = 0 if _is_own(subject, history, vocabulary) else 1
        passed = subject not in {"", here[0].entry} and _is_passed(words, here, subject, anaphor.start, least)
        return (subject, ()) if passed else _nearest(here, words, anaphor.start)
    if subject and not _points(anaphor):
        return history.defined.get(anaphor.head, subject), ()
    cited = _cited_behind(words, anaphor.end, vocabulary) if anaphor.head == "Committee" else ""
    return (cited, ()) if cited else _farther(anaphor, history, vocabulary)


def _cited_behind(words: str, end: int, vocabulary: Vocabulary) -> str:
    """Return the treaty body whose document the sentence cites in brackets behind a place; empty if none is cited."""
    cited = _CITED.search(words, end, end + _CITED_WITHIN)
    if cited is None or ends_within(words, end, cited.start()):
        return ""
    body = vocabulary.series_of(cited[1])
    return body if body and vocabulary.all_entries[body].related else ""


def _with_protocol(here: list[Named], vocabulary: Vocabulary) -> list[Named]:
    """Return those of the treaties that have optional protocols: "the Convention and its Optional Protocol"."""
    protocols = {named.entry: vocabulary.supplements.get(named.entry, ()) for named in here}
    having = {
        treaty
        for treaty, those in protocols.items()
        if any("Optional Protocol" in vocabulary.heads_of(each, "", "instrument") for each in those)
    }
    return [named for named in here if not named.entry or named.entry in having]


def _is_own(subject: str, history: History, vocabulary: Vocabulary) -> bool:
    """Whether a report's subject is the treaty of the body that wrote it: its "Convention" is no other one."""
    organ = vocabulary.all_entries.get(history.subject.organ)
    return organ is not None and any(each.how == "monitors" and each.to == subject for each in organ.related)


def _is_passed(words: str, here: Sequence[Named], subject: str, start: int, least: int) -> bool:
    """Whether what the unit named last, in passing, is left behind for what the report is about.

    It is where more than the least number of sentences end between it and the reference, where it has its number ("the
    Third Committee"), and where the reference had meant the subject before in the unit and no sentence began with the
    other.
    """
    last = here[0]
    if ends_within(words, last.end, start) > least or MAIN_COMMITTEE.match(words, last.start):
        return True
    first = last.start - len("The ") if words.startswith("The ", last.start - len("The ")) else last.start
    return any(named.entry == subject for named in here[1:]) and not begins_sentence(words, first)


def _points(anaphor: Anaphor) -> bool:
    """Whether a demonstrative stands before the head noun: "this Working Group" is one that the unit speaks of."""
    return anaphor.number == 1 and anaphor.end - anaphor.start > len(anaphor.head)


def _farther(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return what is meant where the unit names nothing that fits: by treaty, section, definition or report.

    What the section named once in passing gives way to what the report names often.
    """
    if anaphor.kind == "body" and _points(anaphor):
        return "", ()
    if anaphor.head in _WEAK:
        return _only_named(anaphor.head, history), ()
    protocol = _supplement(anaphor.head, history, vocabulary) if anaphor.head == "Optional Protocol" else ""
    outcome = _outcome(anaphor.head, history, vocabulary) if anaphor.head in OF_ACTION else ""
    near_by = fitting(anaphor.head, history.in_section)
    often = history.subject.often.get(anaphor.head, "")
    if near_by and not (often and near_by[0].entry in history.subject.once):
        often = near_by[0].entry
    own = _monitored(anaphor.head, history, vocabulary) if anaphor.kind == "instrument" else ""
    if found := protocol or outcome or own or often or history.defined.get(anaphor.head, ""):
        return found, ()
    ever = tuple(history.in_report.get(anaphor.head, ()))
    unknown = "" in ever or (near_by and not near_by[0].entry)
    return (ever[0], ()) if len(ever) == 1 else ("", () if unknown else ever)


def _only_named(head: str, history: History) -> str:
    """Return the only entry of a weak head noun named so far, if the section names it or the report often."""
    ever = history.in_report.get(head, {})
    if len(ever) != 1 or head in _WEAKEST:
        return ""
    entry, times = next(iter(ever.items()))
    return entry if times >= _OFTEN or fitting(head, history.in_section) else ""


def _monitored(head: str, history: History, vocabulary: Vocabulary) -> str:
    """Return the treaty that the body named last in the unit monitors: "CRC asked Peru to apply the Convention"."""
    for named in reversed(history.in_unit.values()):
        related = vocabulary.all_entries[named.entry].related if named.entry in vocabulary.all_entries else ()
        treaties = [each.to for each in related if each.how == "monitors"]
        if treaties:
            found = [treaty for treaty in treaties if head in vocabulary.heads_of(treaty, "", "instrument")]
            return found[0] if len(found) == 1 else ""
    return ""


def _outcome(head: str, history: History, vocabulary: Vocabulary) -> str:
    """Return what came out of the conference named last in the unit, of that head; empty if it is not one thing."""
    conferences = (
        vocabulary.outcomes[named.entry]
        for named in reversed(history.in_unit.values())
        if named.entry in vocabulary.outcomes
    )
    found = [entry for entry in next(conferences, ()) if head in vocabulary.heads_of(entry, "", "instrument")]
    return found[0] if len(found) == 1 else ""


def _of_year(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the only entry named so far with that head noun and of that year, or those that are equal."""
    ever = history.in_report.get(anaphor.head, ())
    each = dict.fromkeys(one for entry in ever for one in (vocabulary.members_of(entry) or (entry,)))
    fitting = tuple(
        entry
        for entry in each
        if anaphor.year in vocabulary.years.get(entry, ()) or anaphor.year == history.years.get(entry)
    )
    return (fitting[0], ()) if len(fitting) == 1 else ("", fitting)


def _of_series(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the only protocol with this number of the treaties named so far, or of those whose protocols are."""
    numbered = re.compile(rf"\b{anaphor.head}{anaphor.series}(?!\w)")
    ever = {entry: None for scope in history.in_report.values() for entry in scope}
    named = {one: None for entry in ever for one in (vocabulary.members_of(entry) or (entry,))}
    known = [vocabulary.all_entries[entry] for entry in named if entry in vocabulary.all_entries]
    treaties = {each.to: None for entry in known for each in entry.related if each.how == "supplements"} | named
    each = named | {one: None for treaty in treaties for one in vocabulary.supplements.get(treaty, ())}
    found = tuple(entry for entry in each if any(map(numbered.search, vocabulary.names_of(entry))))
    return (found[0], ()) if len(found) == 1 else ("", found)


def _supplement(head: str, history: History, vocabulary: Vocabulary) -> str:
    """Return the one protocol of the treaty that was named last in the unit; empty if it has none or several."""
    protocols = [
        entry for entry in supplements(history, vocabulary) if head in vocabulary.heads_of(entry, "", "instrument")
    ]
    if len(protocols) > 1:  # "its Optional Protocol" is not the Second
        protocols = [entry for entry in protocols if vocabulary.all_entries[entry].title.startswith(head)]
    return protocols[0] if len(protocols) == 1 else ""


def _of_order(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the optional protocol with this ordinal of the treaty that was named last in the unit."""
    return _nth_protocol(anaphor.nth, supplements(history, vocabulary), vocabulary), ()


def _nth_protocol(nth: str, protocols: Iterable[str], vocabulary: Vocabulary) -> str:
    """Return the first, second or third of the optional protocols of a treaty, as its names tell; empty if none is."""
    begin = f"{nth} optional protocol"
    found = [entry for entry in protocols if any(name.lower().startswith(begin) for name in vocabulary.names_of(entry))]
    return found[0] if len(found) == 1 else ""


def _nearest(fitting: list[Named], words: str, start: int) -> tuple[str, tuple[str, ...]]:
    """Return the nearest entry of a unit, or the nearest two if they are equal for a reference that starts there.

    They are where they stand side by side, and where the last was only named in what an earlier sentence says of the
    other: "a Declaration, which affirms the Bern Declaration".
    """
    if len(fitting) > 1:
        last, other = fitting[:2]
        between = words[other.end : last.start] if other.end <= last.start else ""
        said = _SAID_OF_OTHER.fullmatch(between) and ends_within(words, last.end, start)
        if between and (said or _SIDE_BY_SIDE.fullmatch(between)):
            return "", (other.entry, last.entry)
    return fitting[0].entry, ()
