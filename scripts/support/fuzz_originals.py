"""Damaged PDFs and Word files: cut short, with bytes changed, with odd values, with elements where none belong.

Each is refused with a problem, or read and drafted; the words in italics of a draft stand in its units.

Tried so far: 32,000 damaged Word files (of four, made as those of the tests are, and 27 that LibreOffice wrote; seeds
word, word2, word3 and word4): 13,959 refused, 18,041 drafted, no finding. 7,550 damaged PDFs (of 35 of the United
Nations and some 60 made for this; seeds pdf1 to pdf5): 2,068 refused, 5,481 drafted, one finding, mended: print without
any size; none in the 5,850 after that. Then 1,200 Word files with typed notes and a second masthead, and 250 PDFs with
frames and columns (seeds print1 and print2): no finding.
"""

from __future__ import annotations

import copy
import io
import random
import re
import time
import traceback
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from concordance import InputError
from concordance.drafting.printed import draft_printed
from concordance.intake import proof
from concordance.intake.pdf import pages_of
from concordance.intake.reading import read
from concordance.intake.word import package as word_package
from concordance.intake.word import proof as word_proof
from concordance.intake.word import reading as word
from concordance.source.emphasis import emphasised

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from concordance.intake.document import Document

_ODD = (b"0", b"-1", b"99999999999", b"null", b"<<>>", b"[]", b"()", b"true", b"1e30", b"0.00001", b"/Nothing")
_VALUES = ("", "0", "-1", "1", "2", "99999999999", "none", "true", "off", "1.5", "%1", "%9%1%1", "external", "\u2028")
_WORDS = ("", " ", "1.", "(a)", "[1]", "A/99/1", "*", "REF x", "\t", "\u0301\ufffd", "rain " * 2000)
_LONGEST = 60  # seconds of the processor


def damaged(data: bytes, chance: random.Random, kinds: Sequence[str] = ("cut", "bytes", "twice", "out")) -> bytes:
    """Return a file with something wrong among its bytes; in a PDF also `value`, a number that is another thing."""
    kind = chance.choice(kinds)
    at = chance.randrange(len(data))
    if kind == "cut":
        return data[:at]
    if kind == "bytes":
        changed = bytearray(data)
        for _ in range(chance.choice((1, 4, 40, 400))):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(changed)
    if kind == "twice":
        return data[:at] + data[max(0, at - chance.randrange(1, 2000)) :]
    if kind == "out":
        return data[:at] + data[at + chance.randrange(1, 2000) :]
    places = [*re.finditer(rb"(?<=[ \[])-?\d+(?:\.\d+)?(?=[ \]/>\r\n])", data)]
    for match in sorted(
        chance.sample(places, min(len(places), chance.choice((1, 1, 3, 20)))), key=lambda m: -m.start()
    ):
        data = data[: match.start()] + chance.choice(_ODD) + data[match.end() :]
    return data


def damaged_word(data: bytes, chance: random.Random) -> bytes:
    """Return a Word file with something wrong among its bytes, its parts or the elements of a part."""
    if chance.random() < 0.2:  # noqa: PLR2004 - most damage to an archive ends its reading at once
        return damaged(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*parts, *["word/document.xml"] * len(parts)])
    kind = chance.choice(("part", "bytes", *["elements"] * 8))
    if kind == "part":
        other = chance.choice([*parts])
        parts[name] = parts[other]
        if chance.choice((True, False)):
            del parts[other]
    elif kind == "bytes":
        parts[name] = damaged(parts[name], chance)
    else:
        parts[name] = _with_elements(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return out.getvalue()


def _with_elements(part: bytes, chance: random.Random) -> bytes:
    """Return a part with one or some elements elsewhere, twice, gone, of another name or with other values."""
    root = etree.fromstring(part)
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        every = [each for each in root.iter() if each is not root]
        if not every:
            break
        _change(chance.choice(every), every, chance)
    return bytes(etree.tostring(root))


def _change(one: etree._Element, every: Sequence[etree._Element], chance: random.Random) -> None:
    """Change one of these elements."""
    other = chance.choice(every)
    kind = chance.choice(("out", "twice", "move", "name", "value", "value", "text", "deep"))
    above = one.getparent()
    if kind == "out" and above is not None:
        above.remove(one)
    elif kind == "twice" and above is not None:
        above.insert(chance.randrange(len(above) + 1), copy.deepcopy(one))
    elif kind == "move" and other not in {one, *one.iterdescendants()} and one not in set(other.iterdescendants()):
        other.append(copy.deepcopy(one))
    elif kind == "name":
        one.tag = other.tag
    elif kind == "value" and one.attrib:
        one.set(chance.choice([*map(str, one.attrib)]), chance.choice((*_VALUES, *map(str, other.attrib.values()))))
    elif kind == "text":
        one.text = chance.choice(_WORDS)
    elif kind == "deep":
        for _ in range(chance.choice((3, 300))):
            inner = etree.SubElement(one, one.tag, dict(one.attrib))
            one = inner


def _draft(document: Document) -> None:
    """Draft a report.yml; what is named as italics must fit."""
    drafted = draft_printed(document, "A/99/1")
    if drafted.report and drafted.emphasis:
        try:
            emphasised(drafted.report, drafted.emphasis, "emphasis.csv")
        except InputError as error:
            raise RuntimeError(str(error)) from error


def _read_pdf(data: bytes, name: str) -> bool:
    """Read and draft a PDF, and say whether its words are all there."""
    pages = pages_of(data, name)
    document = read(pages)
    _draft(document)
    return not [*proof.differences(pages, document)]


def _read_word(data: bytes, name: str) -> bool:
    """Read and draft a Word file, and say whether its words are all there."""
    package = word_package.opened(data, name)
    document = word.read(package)
    _draft(document)
    return not [*word_proof.differences(package, document)]


def run(files: Sequence[Path], seed: str, numbers: range) -> Counter[str]:
    """Return how the trials with these numbers ended; what is neither refused nor drafted is printed."""
    every = [(path.name, path.read_bytes()) for path in files]
    ended: Counter[str] = Counter()
    for number in numbers:
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - chance, not a secret
        name, data = chance.choice(every)
        begun = time.process_time()
        ended[_ended(f"Trial {seed}/{number}, {name}", name, data, chance)] += 1
        if time.process_time() - begun > _LONGEST:
            ended["fault"] += 1
            print(f"Trial {seed}/{number}, {name}: took {time.process_time() - begun:.0f} seconds", flush=True)
    return ended


def _ended(trial: str, name: str, data: bytes, chance: random.Random) -> str:
    """How the trial with this file ends."""
    reading: Callable[[bytes, str], bool]
    try:
        if word_package.is_word(data, name):
            reading, changed = _read_word, damaged_word(data, chance)
        else:
            kinds = ("cut", "bytes", "bytes", "value", "value", "value", "twice", "out")
            reading, changed = _read_pdf, damaged(data, chance, kinds)
        return "drafted" if reading(changed, name) else "drafted, with words that differ"
    except InputError:
        return "refused"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        print(f"{trial}:\n{traceback.format_exc()}", flush=True)
        return "fault"
