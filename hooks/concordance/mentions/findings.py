"""What a reader writes down: mentions, the symbols cited, what a person should review, and what was named when."""

from collections.abc import Mapping

from concordance.mentions.anaphora import Anaphor
from concordance.mentions.antecedents import resolve
from concordance.mentions.disambiguation import Context
from concordance.mentions.history import History
from concordance.model import Entry, Form, FormKind, Kind, Mention, Text
from concordance.names.document_symbols import CitedDocument, slug_of_symbol
from concordance.names.heads import HEADS
from concordance.names.vocabulary import Vocabulary
from concordance.problems import Problem
from concordance.text import Occurrences


class Findings:
    """What was found in a report so far, unit by unit."""

    def __init__(
        self, vocabulary: Vocabulary, report: str, history: History, context: Context, unrecorded: Mapping[str, Entry]
    ) -> None:
        """Begin a report, in which nothing is found yet; `unrecorded` takes the entries of names without a record."""
        self._vocabulary = vocabulary
        self._report = report
        self._history = history
        self._context = context
        self._in_full: set[str] = set()  # the entries that were named by more than the first words of a name
        self._own_organ = history.subject.organ
        self._session = history.subject.session
        self._text = Text("", "")
        self._occurrences = Occurrences("")
        self.unrecorded = unrecorded
        self.symbols: dict[str, str] = {}
        self.reviews: list[Problem] = []

    def enter(self, text: Text) -> None:
        """Begin another unit."""
        self._text = text
        self._occurrences = Occurrences(text.words)
        self._history.enter(text.section)
        if text.words.endswith(",") and (organ := self._vocabulary.symbol_matcher.begins_text_of(text.words)):
            self._own_organ = organ

    def kind_of(self, entry: str) -> Kind:
        """Return the kind of an entry, with or without a record."""
        return (self.unrecorded.get(entry) or self._vocabulary.all_entries[entry]).kind

    def mention(self, start: int, end: int, form: Form, *, speaks_of: bool = True) -> None:
        """Write down that a form's entry is mentioned here.

        `speaks_of`: whether the text speaks of this State, so that bodies whose State it does not tell may be its.
        """
        quote = self._text.words[start:end]
        self._context.mentions.append(
            Mention(
                report=self._report,
                unit=self._text.id,
                start=start,
                end=end,
                quote=quote,
                occurrence=self._occurrences.number(quote, start),
                kind=form.kind,
                form=form.form,
                entry=form.entry,
            )
        )
        if form.kind == "country":
            if speaks_of:
                self._context.named.add_state(form)
            return
        if form.form != "anaphora" and quote not in self._vocabulary.short_names:
            self._in_full.add(form.entry)
        heads = self._vocabulary.heads_of(form.entry, quote, form.kind)
        if entry := self.unrecorded.get(form.entry):  # the head nouns of its title may stand for it, too
            heads |= self._vocabulary.heads_of(entry.id, entry.title, entry.kind)
            if quote[:4].isdigit():
                self._history.years[entry.id] = quote[:4]
        self._history.add(form.entry, start, end, heads)

    def cite(self, document: CitedDocument) -> None:
        """Write down a document, if it is known whose it is."""
        if symbol := document.symbol or self._symbol_of(document):
            entry = slug_of_symbol(symbol)
            self.symbols.setdefault(entry, symbol)
            self.mention(document.start, document.end, Form(symbol, entry, "document", "name"))
            organ = self._vocabulary.symbol_matcher.organ_of(symbol)
            if organ in self._vocabulary.all_entries:  # a resolution names its organ too
                heads = self._vocabulary.heads_of(organ, "", "body")
                self._history.add(organ, document.start, document.end, heads)

    def _symbol_of(self, document: CitedDocument) -> str:
        """Return the symbol of a document whose organ is known by its short name, by the text, or by what it cited."""
        matcher = self._vocabulary.symbol_matcher
        if document.short:
            return matcher.meant_by(document, (*reversed(self._history.latest), self._own_organ))
        organs = (self._own_organ, *self._history.subject.entries) if document.own or self._is_own(document) else ()
        own = filter(None, (matcher.by_organ(document, organ) for organ in organs))
        return next(own, "") or matcher.cited_before(document, self.symbols)

    def _is_own(self, document: CitedDocument) -> bool:
        """Whether a resolution cites one of its own organ, of its session or an earlier one, without naming that.

        So does any document of a conference of parties that counts its sessions in Roman numerals.
        """
        session = document.number.partition("/")[0]
        earlier = not session.strip("IVXL") or (session.isdecimal() and int(session) <= self._session)
        return earlier and not self._text.words.endswith("its ", 0, document.start)

    def refer(self, anaphor: Anaphor) -> bool:
        """Write down what a reference means, or that two entries are equal, for review; return whether it is either."""
        words = self._text.words
        entry, equal = resolve(anaphor, words, self._history, self._vocabulary)
        entry = self._vocabulary.symbol_matcher.organ_by_number(words, anaphor.end, anaphor.head, entry)
        if entry:
            form = Form(anaphor.head, entry, self.kind_of(entry), self._form_of(anaphor, entry))
            self.mention(anaphor.start, anaphor.end, form)
        elif equal:
            found = f"{words[anaphor.start : anaphor.end]!r}, which can mean {' or '.join(equal)}"
            self.reviews.append(
                Problem(
                    "reference-open",
                    f"{self._report} {self._text.id}".strip(),
                    found,
                    "one entry that it means",
                    "It stays without a link; set one under `links` in report.yml if the text tells which.",
                )
            )
        if not entry and (anaphor.year or " " in anaphor.head):  # an unknown one, which hides what was named before it
            heads = frozenset({anaphor.head, anaphor.head.rpartition(" ")[2]})
            self._history.add("", anaphor.start, anaphor.end, heads)
        return bool(entry or equal)

    def _form_of(self, anaphor: Anaphor, entry: str) -> FormKind:
        """Return the form of a reference that means this entry.

        An organ's own name is a name until the report has given it with its owner's: "Executive Board" is one of an
        Executive Board of something, "Permanent Forum" none of one on something.
        """
        if anaphor.thereto:
            return "variant"
        if entry in self._in_full or " " not in anaphor.head or anaphor.head in HEADS[anaphor.kind]:
            return "anaphora"
        known = self.unrecorded.get(entry) or self._vocabulary.all_entries[entry]
        return "name" if known.kind == "body" and known.title.startswith(f"{anaphor.head} of ") else "anaphora"
