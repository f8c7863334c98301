"""Sources of every layout, generated with the words that they must be read to.

The words come first, and the source is written from them, so that what must be read is known without any reading.
"""
# ruff: noqa: RUF001 - words have dashes

from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

WORDS = (
    "rain north south of the in and also wet, mist; Peru's côte “T” 2003 No.\N{NO-BREAK SPACE}7 жар A/58/275 Peru"
    " (Cold) it's https://a.org/b_c_d x_y_z ?a=1&section=3 R&D &#0; &#xE141; &notit; ____ 3rd a–b Ada, or"
)
CUT = {  # words that may be cut at the end of a line: what then ends it, and what begins the next
    "keep": {"co-operation": ("co-", "operation"), "and/or": ("and/", "or"), "north–south": ("north–", "south")},
    "join": {"rainfall": ("rain-", "fall"), "snowfall": ("snow-", "fall"), "côtière": ("cô-", "tière")},
}
KNOWN = "Co-operation in rainfall, snowfall, côtière"  # words whole on one line say how cut ones are made whole
ARTEFACTS = ("A/99/1", "7/12 Rain")
ENTITIES = {"&": ["&amp;", "&#38;", "&#x26;"], "é": ["&eacute;"], "ô": ["&ocirc;", "&#xF4;"], "“": ["&ldquo;"]}
DRESSES = ("{}", "{}", "{}", "{}", "*{}*", "**{}**", "***{}***", "_{}_", "<u>{}</u>", "<i>{}</i>", "entity")


@dataclass(frozen=True)
class Token:
    """A word as it is shown and as it is written, where a line may cut it, and the mark of a note in it."""

    shown: str
    written: str
    cut: tuple[str, str] = ()
    mark: tuple[int, int] = ()  # where in what is shown, and of which note
    repaired: bool = False  # it is written otherwise only until its repair

    @property
    def holds(self):
        """Whether the line must not end behind it: an address there may go on."""
        return "://" in self.written


@dataclass
class Made:
    """A source, what its record tells of it, and what must be read."""

    source: str = ""
    told: dict = field(default_factory=dict)
    units: dict = field(default_factory=dict)
    headings: list = field(default_factory=list)
    masthead: list = field(default_factory=list)
    footnotes: list = field(default_factory=list)
    marks: list = field(default_factory=list)  # the unit or the heading, the place in its words, the note
    contents: list = field(default_factory=list)


def source_of(seed):
    """The source of this number."""
    return _Author(Random(seed)).made()  # noqa: S311 - no secret


class _Author:
    """Writes a report in some layout."""

    def __init__(self, random):
        self.random = random
        self.lines = []
        self.made_ = Made()
        self.outline = []
        self.repairs, self.slips, self.passages, self.tables = [], [], [], []
        self.wrapped, self.markdown = self.maybe(), self.maybe()
        self.decimal = self.maybe(0.2)
        self.hyphens = random.choice(["keep", "join"])
        self.notes = random.choice(["", "", "marked", "marked", "glued"])
        self.feet = self.wrapped and self.maybe()
        self.note = self.foot = 0
        self.width = random.randint(60, 80)  # no heading is longer
        self.late = self.maybe()  # whether lines were broken after a converter marked what is in them
        self.waiting = []  # notes for the foot of a page
        self.continues = self.maybe(0.3)
        self.starred = self.maybe(0.3)

    def maybe(self, chance=0.5):
        """Yes or no."""
        return self.random.random() < chance

    def made(self):
        """The whole source."""
        kinds = [self.random.choice(["numbered", "numbered", "plain"]) for _ in range(self.random.randint(1, 3))]
        headings = [f"{'I' * (at + 1)}. {self.title()}" for at in range(len(kinds))]
        self.first_page()
        counts = [self.random.randint(1, 3) for _ in kinds]
        if self.maybe(0.3) and not self.decimal:
            self.table_of_contents(kinds, headings, counts)
        number = chapter = 0
        for at, (kind, heading, count) in enumerate(zip(kinds, headings, counts, strict=True), 1):
            chapter += kind == "numbered"
            self.heading(heading, {"units": f"text-{at}"} if kind == "plain" else {})
            for n in range(1, count + 1):
                number += kind == "numbered"
                printed = f"{chapter}.{n}" if self.decimal else f"{number}"
                self.paragraph(f"text-{at}-{n}" if kind == "plain" else printed, printed if kind == "numbered" else "")
                if self.maybe(0.2):
                    self.table()
                self.page_end()
            if at == 1 and self.starred:
                self.footnote()
        if self.maybe(0.2) and not self.decimal:
            self.annex()
        self.put_feet()
        self.collected()
        return self.finished()

    def finished(self):
        """The source with its record."""
        made = self.made_
        layout = {
            "lines": "wrapped" if self.wrapped else "whole",
            "markup": "markdown" if self.markdown else "plain",
            "numbers": "decimal" if self.decimal else "plain",
            "notes": self.notes if self.note else "",
            "hyphens": self.hyphens,
            "artefacts": ["A/99/1", "{n}/{n} Rain"],
            "continues": ["•"] if self.continues else [],
            "tables": self.tables,
        }
        self.lines += [*ARTEFACTS, ""]
        made.source = "\n".join(self.lines)
        if self.maybe(0.1):
            made.source = "\ufeff" + made.source.replace("\n", "\r\n")
        made.told = {"outline": self.outline, "layout": layout}
        for name in ("repairs", "slips", "passages"):
            if getattr(self, name):
                made.told[name] = getattr(self, name)
        if self.repairs and made.source.startswith("\ufeff"):
            made.source = made.source.replace("\r\n", "\n")
        return made

    # The first page, headings, contents.

    def title(self):
        """The words of a heading."""
        places = self.random.sample("north south east west hills plains harbours rivers".split(), 3)
        return f"Rain in the {places[0]} and in the {places[1]} of the {places[2]}"

    def first_page(self):
        """Lines without sentences, one or several beside each other."""
        lines = ["United Nations", "A/99/1", "Distr.: General", KNOWN, "Rain & snow_fall", "Ninety-ninth  session"]
        title = "Rain in the world"
        if self.starred:
            title += "*"
        cells = self.wrapped and self.maybe()
        self.lines += ["", f"{lines[0]}     {lines[1]}"] if cells else lines[:2]
        if self.wrapped:
            lines[-1] = "Ninety-ninth session"
        for line in [*lines[2:], title]:
            written = line
            if self.markdown:
                written = line.replace("&", self.random.choice(["&", "&amp;"])).replace("_", r"\_")
                written = written.replace("*", self.random.choice(["*", r"\*"]))
            mark = self.random.choice(["", "", "## "])
            self.lines += [mark + written, *self.blank()]
        self.made_.masthead = [*lines, title]

    def blank(self):
        """An empty line, if any."""
        return [""] if self.maybe() else []

    def heading(self, words, told):
        """A heading of the outline; only here and in numbers are stars signs without the markup of a converter."""
        self.outline.append({"heading": words, **told})
        self.made_.headings.append(words)
        written = words
        able = self.notes == "marked" or (self.notes and self.wrapped)
        if able and self.maybe(0.15) and not told.get("notes"):
            self.note += 1
            self.made_.marks.append((words, len(words), self.note))
            written += f"{self.note}" if self.notes == "glued" else self.mark(self.note)
            self.notes_for(self.note)
        dress = self.random.choice(
            ["{}", "## {}", "### {}"] if written != words else ["{}", "## {}", "## **{}**", "**{}**"]
        )
        written = dress.format(written)
        if self.wrapped and self.maybe(0.3) and (dress == "{}" or (dress == "**{}**" and not self.markdown)):
            first, middle, second = written.partition(" and ")
            self.lines += ["", f"{first}{middle}".rstrip(), second, ""] if second else ["", written, ""]
        else:
            self.lines += ["", written, *self.blank()]

    def table_of_contents(self, kinds, headings, counts):
        """The document's own, with tabs or leaders between the cells."""
        self.heading("Contents", {"contents": "true"})
        tabs = self.maybe()
        self.lines += (
            ["\t\t\tPage" if tabs else self.random.choice(["Paragraphs Page", "Page"])] if self.maybe() else []
        )
        number = 0
        for at, (kind, heading, count) in enumerate(zip(kinds, headings, counts, strict=True)):
            first, number = number + 1, number + count * (kind == "numbered")
            span = f"{first}" if first == number else f"{first}–{number}"
            span = span if kind == "numbered" else ""
            label, title = heading.split(". ", 1)
            page = str(at + 2)
            row = [f"{label}.", title, span, page]
            leaders = self.random.choice([" . . . . . . ", " ........ ", "…… … "])
            written = "\t".join(row) if tabs else f"{heading}{leaders}{span.replace('–', '-')}  {page}"
            self.lines.append(written)
            self.made_.contents.append((label, title, span, page))
        self.lines.append("")

    # Words.

    def sentence(self, *, first="It", end=".", marked=True, more=True):
        """A sentence as tokens."""
        words = WORDS.split(" ")
        cut = [*CUT["keep"], *(CUT["join"] if self.hyphens == "join" else ())]
        tokens = [Token(first, first)]
        for _ in range(self.random.randint(2, 9)):
            if self.maybe(0.15):
                word = self.random.choice(cut)
                tokens.append(Token(word, word, CUT["keep"].get(word) or CUT["join"][word]))
            elif self.maybe(0.06):
                tokens += [Token(word, word) for word in "short- and long-term".split()]
            else:
                tokens.append(self.dressed(self.random.choice(words)))
        tokens = self.emphasised(tokens) if self.markdown else tokens
        if more and self.maybe(0.1):
            tokens.append(self.damaged())
        tokens.append(self.dressed("rains") if self.maybe() else Token("rains", "rains"))
        last = tokens[-1]
        tokens[-1] = Token(f"{last.shown}{end}", f"{last.written}{end}")
        return [self.marked(token) if marked else token for token in tokens]

    def dressed(self, word):
        """A word as a converter may write it; one that has signs of markup stays, with an escape or an entity."""
        if not self.markdown or "://" in word or word.startswith("?"):
            return Token(word, word)
        if word == "R&D" and self.maybe(0.3):
            return Token("R&new", self.random.choice(["R&amp;_new_", "R&#38;*new*", "R&amp;<b>new</b>"]))
        return Token(word, self.dress(word))

    def dress(self, word):
        """The word with signs of a converter that change nothing of it."""
        dress = self.random.choice(DRESSES)
        signs = [sign for sign in ENTITIES if sign in word]
        if word == "3rd" and self.maybe():
            return "3<sup>rd</sup>"
        if signs and (dress == "entity" or self.maybe()):
            return word.replace(signs[0], self.random.choice(ENTITIES[signs[0]]))
        if "_" in word:
            return word.replace("_", r"\_") if self.maybe() else word
        if dress == "entity" or not word[-1].isalnum() or not word[0].isalnum():
            return f"&#{ord(word[0])};{word[1:]}" if word[0].isalpha() and self.maybe() else word
        return dress.format(word)

    def emphasised(self, tokens):
        """The tokens, some of them within one emphasis, after which a converter may set a space."""
        plain = [at for at in range(len(tokens) - 1) if self.bare(tokens[at]) and self.bare(tokens[at + 1])]
        if plain and self.maybe(0.4):
            at = self.random.choice(plain)
            one, two = tokens[at : at + 2]
            sign = self.random.choice(["*", "**", "_"])
            tokens[at] = Token(
                f"{one.shown} {two.shown},", f"{sign}{one.written} {two.written}{sign}{self.random.choice(['', ' '])},"
            )
            del tokens[at + 1]
        return tokens

    @staticmethod
    def bare(token):
        """Whether a token is a plain word."""
        return token.shown == token.written and token.shown.isalpha() and not token.cut

    def damaged(self):
        """A word that the copy has otherwise, or a page break within the paragraph, with the repair."""
        n = len(self.repairs) + 1
        broken = self.maybe()
        found = f"qx{n}z\n\nA/99/1\n\n" if broken else f"r4!n{n}"
        told = {"kind": "copy", "where": "text", "found": found, "put": "" if broken else "harbour"}
        self.repairs.append(told | {"reason": "Damage.", "evidence": "The document."})
        return Token("of", f"{found}of", repaired=True) if broken else Token("harbour", found, repaired=True)

    def mark(self, number):
        """The mark of a note as it is set apart from words."""
        return self.random.choice(
            [f"[{number}]", f"<sup>{number}</sup>", f"<sup>[{number}]</sup>", f" <sup>{number}</sup>"]
        )

    def marked(self, token):
        """The token with the mark of the next note, before or after what stands at its end."""
        if not self.notes or not self.maybe(0.08) or not token.written.rstrip(".,;:").isalpha() or token.cut:
            return token
        self.note += 1
        self.notes_for(self.note)
        bare = token.written.rstrip(".,;:")
        end = token.written[len(bare) :]
        mark = f"{self.note}" if self.notes == "glued" else self.mark(self.note)
        at = self.random.choice([len(bare), len(token.written)])
        if self.notes == "glued" and bare[-1:].isupper():
            at = len(token.written)
            if not end:
                mark = f"[{self.note}]"
        return Token(token.shown, f"{token.written[:at]}{mark}{token.written[at:]}", mark=(at, self.note))

    # Blocks.

    def paragraph(self, name, printed):
        """A paragraph, whole or on lines, with items, further lines, marks in it."""
        tokens = self.sentence()
        if self.maybe(0.3):
            tokens += self.sentence()
        items = self.maybe(0.25) and bool(printed)
        bullets = self.continues and not items and self.maybe()
        if items or bullets:
            tokens += self.sentence(end=":")
        tokens = self.declared(name, tokens)
        prefix = self.prefix(printed) if printed else ""
        edge = not printed and self.maybe(0.3)
        if edge:
            first, last = tokens[0], tokens[-1]
            mark = (first.mark[0] + 1, first.mark[1]) if first.mark else ()
            tokens[0] = Token(f"\N{EM SPACE}{first.shown}", f"\N{EM SPACE}{first.written}", mark=mark)
            tokens[-1] = replace(
                last, shown=f"{last.shown}\N{NO-BREAK SPACE}", written=f"{last.written}\N{NO-BREAK SPACE}"
            )
        quote = "> " if self.markdown and self.maybe(0.15) else ""
        parts = [tokens]
        self.lay(prefix, tokens, quote)
        for n in range(self.random.randint(1, 3) if bullets else 0):
            part = [Token("•", "•"), *self.sentence(first=f"hail{'l' * n}", more=False)]
            parts.append(part)
            self.lay("", part, quote, gap=False)
        self.unit(name, [token for part in parts for token in part])
        if items:
            self.items(name)
        if not self.wrapped or not printed or self.maybe():
            self.lines.append("")

    def declared(self, name, tokens):
        """The tokens with a slip of the document, or words in another language, which stay as they are."""
        if self.maybe(0.15) and not self.slips:
            told = {"unit": name, "words": "raine", "should_be": "rain", "note": "Spelling.", "evidence": "The text."}
            self.slips.append(told)
            tokens.insert(1, Token("raine", "raine"))
        if self.maybe(0.15) and not self.passages:
            self.passages.append({"unit": name, "words": "la lluvia", "lang": "es"})
            lluvia = [Token("la", "la"), Token("lluvia", "lluvia")]
            tokens[1:1] = [Token("la lluvia", "*la lluvia*")] if self.markdown and self.maybe() else lluvia
        return tokens

    def prefix(self, printed):
        """The number of a paragraph as it is written."""
        ends = [f"{printed}. ", f"- {printed}. ", f"{printed}.\N{NO-BREAK SPACE}", f"**{printed}.** ", f"{printed}.\t"]
        if self.decimal:
            ends.append(f"{printed} ")
        if self.markdown:
            ends += [f"{printed}\\. ", f"**{printed}**. "] + ([] if self.decimal else [f"{printed} . "])
        return self.random.choice(ends)

    def items(self, name):
        """Items of a list, the first of which may have items of its own."""
        for n, letter in enumerate("abc"[: self.random.randint(2, 3)]):
            inner = n == 0 and self.maybe(0.3)
            tokens = self.sentence(end=":" if inner else self.random.choice(";."))
            self.lay(self.random.choice(["- ", "  - ", ""]) + f"({letter}) ", tokens, "")
            self.unit(f"{name}({letter})", tokens)
            for roman in ("i", "ii") if inner else ():
                tokens = self.sentence(end=";")
                self.lay(self.random.choice(["    ", "  - "]) + f"({roman}) ", tokens, "")
                self.unit(f"{name}({letter})({roman})", tokens)

    def unit(self, name, tokens):
        """Note what must be read: the words and the marks among them."""
        words = ""
        for token in tokens:
            words += (" " if words else "") + token.shown
            if token.mark:
                self.made_.marks.append((name, len(words) - len(token.shown) + token.mark[0], token.mark[1]))
        self.made_.units[name] = words

    def room(self, token):
        """How much room a token takes on a line."""
        late = self.late and not token.repaired
        return len(token.written) if late else len(token.shown) + bool(token.mark) * 3

    def lay(self, prefix, tokens, quote, *, gap=True, parted=True):
        """Write tokens on one line, or on lines of the width, with what stands between lines at the ends of pages."""
        if gap and (not self.wrapped or self.maybe()):
            self.lines.append("")
        if not self.wrapped:
            self.lines.append(quote + prefix + " ".join(token.written for token in tokens))
            return
        lines, line, width = [], prefix, len(prefix)
        for before, token in pairwise([Token("", ""), *tokens]):
            space = " " if before.shown else ""
            if not before.shown or before.holds or width + 1 + self.room(token) <= self.width:
                line, width = line + space * (1 + self.maybe(0.1)) + token.written, width + 1 + self.room(token)
            elif token.cut and not token.mark and width + 1 + len(token.cut[0]) <= self.width:
                lines.append(line + space + token.cut[0])
                line, width = token.cut[1], len(token.cut[1])
            else:
                lines.append(line)
                line, width = token.written, self.room(token)
        lines.append(line)
        for at, text in enumerate(lines):
            indent = self.random.choice(["", "", "", "   "]) if at else ""
            self.lines += [quote + indent + each for each in [text + self.random.choice(["", "", " "])]]
            if parted and at + 1 < len(lines) and not quote and self.maybe(0.1):
                self.page_end(within=True)

    # The ends of pages, notes, tables, annexes.

    def page_end(self, *, within=False):
        """What stands at the end of a page and the beginning of the next: notes, lines that are no words."""
        if self.maybe(0.5):
            self.put_feet()
        elif self.maybe(0.6):
            gap = self.blank()
            self.lines += [*gap, *self.random.choice([ARTEFACTS, ARTEFACTS[:1], ARTEFACTS[1:]]), *gap]
            self.lines += [] if within and self.wrapped else [""]

    def notes_for(self, number):
        """Think of a note for this mark."""
        self.waiting.append(number)

    def put_feet(self):
        """The notes that wait, at the foot of the page."""
        if not self.feet or not self.waiting:
            return
        self.lines.append("")
        for number in self.waiting:
            tokens = self.sentence(first="Seen", marked=False, more=False)
            self.lay(f"{number} ", tokens, "", gap=False, parted=False)
            self.unit(f"fn-{number}", tokens)
        self.lines.append("")
        self.waiting = []

    def collected(self):
        """The notes in a list of their own, or the place that the edition gives to those from the foot of pages."""
        if not self.note:
            return
        if self.feet:
            self.outline.append({"heading": "[Notes]", "notes": "true"})
            self.made_.headings.append("[Notes]")
            return
        self.heading("Notes", {"notes": "true"})
        style = self.random.choice(["{}. ", "{} ", "{}) ", "- {}. "])
        for number in range(1, self.note + 1):
            tokens = self.sentence(first="Seen", marked=False)
            self.lay(style.format(number), tokens, "", gap=self.maybe(0.2))
            for n in range(self.maybe(0.3)):
                part = self.sentence(first=f"Heard{'d' * n}", marked=False, more=False)
                self.lay("", part, "", gap=self.maybe(0.3))
                tokens += part
            self.unit(f"fn-{number}", tokens)
        self.lines.append("")

    def footnote(self):
        """The note to the star of the first page."""
        self.lines += ["", r"\* A/99/150." if self.markdown and self.maybe() else "* A/99/150.", ""]
        self.made_.footnotes.append("* A/99/150.")

    def table(self):
        """A declared table."""
        n = len(self.tables) + 1
        rows = [f"North{'h' * n}   {n}3   4", "  Centre R&D   5   6", "", f"South{'h' * n}   7   8"]
        told = {"first": rows[0], "last": rows[-1]}
        words = [row for row in rows if row]
        if self.notes and self.maybe(0.3):
            self.note += 1
            mark = self.random.choice(["[{}]", "<sup>{}</sup>"]).format(self.note)
            self.notes_for(self.note)
            rows[1], words[1] = f"{rows[1]}{mark}", f"{words[1]}[{self.note}]"
            self.made_.marks.append((f"table-{n}", len("\n".join(words)), self.note))
            told["notes"] = [str(self.note)]
        self.tables.append(told)
        indent = self.random.choice(["", "    "])
        self.lines += ["", *(indent + row for row in rows), ""]
        self.made_.units[f"table-{n}"] = "\n".join(words)

    def annex(self):
        """An annex, whose paragraphs are numbered anew."""
        self.heading("Annex", {"prefix": "annex", "paragraphs": "1"})
        name, tokens = "annex-1", self.sentence()
        self.lay("1. ", tokens, "")
        self.unit(name, tokens)
        self.lines.append("")
