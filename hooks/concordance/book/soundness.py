"""Soundness of a book's files: each is well-formed, no id stands twice in it, every link inside the book arrives."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from concordance.problems import Problem

MALFORMED = "not-well-formed"


@dataclass(slots=True)
class _Targets:
    """What an XML parser met: how often each id, and the targets of links."""

    ids: Counter[str] = field(default_factory=Counter)
    targets: dict[str, None] = field(default_factory=dict)  # each once, in their order

    def element(self, _: str, attributes: dict[str, str]) -> None:
        """Note the element's id and target."""
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        for name in ("href", "src"):
            if name in attributes:
                self.targets[attributes[name]] = None


def unsound(files: Mapping[str, str]) -> Iterator[Problem]:
    """Problems of the XHTML files of one book, given by their names in one folder.

    A file that is not well-formed is reported alone, since the others may lead into it.
    """
    read: dict[str, _Targets] = {}
    broken = False
    for name, text in files.items():
        read[name] = _Targets()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = read[name].element
        try:
            parser.Parse(text.encode(), True)  # noqa: FBT003 - the parser takes it by place: this is all of it
        except expat.ExpatError as error:
            broken = True
            yield _problem(MALFORMED, f"{name}, line {error.lineno}", str(error), "well-formed XHTML")
    for name, reader in read.items() if not broken else ():
        for each in sorted(each for each, times in reader.ids.items() if times > 1):
            yield _problem("id-twice", name, f"the id {each!r} more than once", "every id once")
        for target in reader.targets:
            file, _, anchor = target.partition("#")
            target_file = read.get(file or name)
            outside = ":" in file or file.endswith((".css", ".png"))
            if not outside and (target_file is None or (anchor and anchor not in target_file.ids)):
                yield _problem("link-leads-nowhere", name, f"a link to {target!r}", "an id that the book has")


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    remedy = "Mend the template of the book, or the words that it shows."
    return Problem(code, where, found, expected, remedy)
