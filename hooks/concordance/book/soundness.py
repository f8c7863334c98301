"""Soundness of a book's files: each is well-formed, no id stands twice in it, every link inside the book arrives."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from concordance.problems import Problem
from concordance.site.linked import ReadContent, has_links_alone

MALFORMED = "not-well-formed"


@dataclass(slots=True)
class ReadFile:
    """A file of a book as an XML parser read it: how often each id stands in it, and where it leads.

    A file that is not well-formed has only what is wrong with it, and the number of the line.
    """

    ids: Counter[str] = field(default_factory=Counter)
    targets: dict[str, None] = field(default_factory=dict)  # each once, in their order
    malformed: tuple[int, str] | None = None
    content: ReadContent | None = None  # what the proof of links need not read again of what stands in its `main`


def read(text: str) -> ReadFile:
    """Return a file of a book as it is read, once."""
    file = ReadFile()
    names, links = set[str](), dict[str, None]()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "main":  # what stands before it is not its content
            names.clear()
        names.add(tag)
        names.update(attributes)
        if "id" in attributes:
            file.ids[attributes["id"]] += 1
        for name in ("href", "src"):
            if name in attributes:
                file.targets[attributes[name]] = None
        if tag == "a" and "href" in attributes:
            links[attributes["href"]] = None

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - the parser takes it by place: this is all of it
    except expat.ExpatError as error:
        return ReadFile(malformed=(error.lineno, str(error)))
    content = text.partition("<main>")[2].rpartition("</main>")[0]
    if has_links_alone(content, names):
        file.content = ReadContent(content, frozenset(file.ids), tuple(links))
    return file


def unsound(files: Mapping[str, ReadFile]) -> Iterator[Problem]:
    """Problems of the XHTML files of one book, given by their names in one folder.

    A file that is not well-formed is reported alone, since the others may lead into it.
    """
    malformed = {name: file.malformed for name, file in files.items() if file.malformed}
    for name, (line, error) in malformed.items():
        yield _problem(MALFORMED, f"{name}, line {line}", error, "well-formed XHTML")
    for name, read_file in files.items() if not malformed else ():
        for each in sorted(each for each, times in read_file.ids.items() if times > 1):
            yield _problem("id-twice", name, f"the id {each!r} more than once", "every id once")
        for target in read_file.targets:
            file, _, anchor = target.partition("#")
            target_file = files.get(file or name)
            outside = ":" in file or file.endswith((".css", ".png"))
            if not outside and (target_file is None or (anchor and anchor not in target_file.ids)):
                yield _problem("link-leads-nowhere", name, f"a link to {target!r}", "an id that the book has")


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    remedy = "Mend the template of the book, or the words that it shows."
    return Problem(code, where, found, expected, remedy)
