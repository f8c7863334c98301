"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

from concordance.mentions.anaphora import TRIGGERS
from concordance.mentions.definitions import definable
from concordance.mentions.places import both, folded_overrides
from concordance.mentions.reader import TERRITORY, WEB, Reader
from concordance.mentions.shape_finder import MEETINGS, ShapeFinder
from concordance.mentions.subject import About, subject_of
from concordance.model import Entry, Mention, Text
from concordance.names.capitals import CAPITALS, CapitalMatcher
from concordance.names.folding import Folded, fold, needs_folding
from concordance.names.matcher import Encoded, Matcher, surfaces
from concordance.names.shapes import SHAPE_HEADS, NameShape
from concordance.names.shared_heads import TREATIES
from concordance.names.vocabulary import Vocabulary
from concordance.problems import Problem
from concordance.report import LinkOverride


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found: mentions in reading order, the symbols cited, and what a person should review.

    `unrecorded` are the entries of names that no record has, by id.
    """

    mentions: tuple[Mention, ...]
    symbols: dict[str, str]
    reviews: tuple[Problem, ...]
    unrecorded: dict[str, Entry] = field(default_factory=dict)


def find_mentions(
    texts: Sequence[Text],
    vocabulary: Vocabulary,
    report: str = "",
    overrides: Sequence[LinkOverride] = (),
    about: About | None = None,
) -> Annotation:
    """Return the mentions in these texts, which follow each other as the units of one report do."""
    return Annotator(vocabulary).annotate(texts, report, overrides, about)


class Annotator:
    """Finds mentions with one vocabulary in as many reports as wanted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepare one search for all forms and for the words at which a symbol or a reference may stand."""
        self._vocabulary = vocabulary
        triggers = (
            *TRIGGERS,
            *CAPITALS,
            *WEB,
            *vocabulary.symbol_matcher.triggers,
            *vocabulary.short_names,
            *vocabulary.attached_tails,
            *SHAPE_HEADS,
            *MEETINGS,
            TERRITORY,
            TREATIES,
        )
        self._shapes = ShapeFinder(vocabulary)
        self._matcher = vocabulary.matcher(triggers)

    def annotate(
        self,
        texts: Sequence[Text],
        report: str = "",
        overrides: Sequence[LinkOverride] = (),
        about: About | None = None,
    ) -> Annotation:
        """Return the mentions in these texts, which follow each other as the units of one report do."""
        words = [text.words for text in texts]
        folded: dict[int, Folded] = {}
        if any(map(needs_folding, words)):
            folded = {at: fold(text) for at, text in enumerate(words) if needs_folding(text)}
            texts = [replace(text, words=folded[at].words) if at in folded else text for at, text in enumerate(texts)]
            words = [text.words for text in texts]
            overrides = folded_overrides(overrides, {texts[at].id: each for at, each in folded.items()})
        encoded = Encoded(words)
        places = self._matcher.find_in(encoded)
        if not CAPITALS.isdisjoint(surfaces(places)):
            quiet = [CAPITALS.isdisjoint(surfaces([found])) for found in places]
            loud_texts = ["" if still else text for text, still in zip(words, quiet, strict=True)]
            places = both(places, self._capitals.find_all(loud_texts))
        about = about or About()
        shapes: list[list[NameShape]] = [[] for _ in words]
        if about.is_english:
            shapes = [self._shapes.in_unit(text, found) for text, found in zip(words, places, strict=True)]
        if defined := definable(words, places, shapes, self._vocabulary.forms):
            places = both(places, Matcher(defined).find_in(encoded))
        subject = subject_of(about, self._vocabulary, self._matcher, words, places)
        if about.is_english:
            places = both(places, self._vocabulary.town_finder.find_in(encoded))
        reader = Reader(self._vocabulary, self._matcher, report, overrides, subject)
        reader.will_read(words, places)
        if (title := about.titled) and about.is_english:
            shaped_in_title = self._shapes.in_unit(title, self._matcher.find(title))
            reader.read_title(title, [shape for shape in shaped_in_title if about.is_told_by_title(shape.start)])
        for at, (text, found, shaped) in enumerate(zip(texts, places, shapes, strict=True)):
            begin = len(reader.mentions)
            reader.read(text, found, shaped)
            if at in folded:
                reader.mentions[begin:] = folded[at].as_it_stands(reader.mentions[begin:])
        known = reader.found
        named = set(map(attrgetter("entry"), reader.mentions))
        unrecorded = {name: entry for name, entry in known.unrecorded.items() if name in named}
        return Annotation(tuple(reader.mentions), known.symbols, tuple(known.reviews), unrecorded)

    @cached_property
    def _capitals(self) -> CapitalMatcher:
        return CapitalMatcher(self._vocabulary.forms)
