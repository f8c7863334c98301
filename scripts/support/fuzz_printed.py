"""Damaged PDFs: cut short, with bytes changed, with odd values; each is refused with a problem, or read and drafted."""

from __future__ import annotations

import random
import re
import time
import traceback
from collections import Counter
from typing import TYPE_CHECKING

from concordance import InputError
from concordance.drafting.printed import draft_printed
from concordance.intake.pdf import pages_of
from concordance.intake.proof import differences
from concordance.intake.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ODD = (b"0", b"-1", b"99999999999", b"null", b"<<>>", b"[]", b"()", b"true", b"1e30", b"0.00001", b"/Nothing")
_LONGEST = 60  # seconds


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a PDF with something wrong in it."""
    kind = chance.choice(("cut", "bytes", "bytes", "value", "value", "value", "twice", "out"))
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


def run(files: Sequence[Path], seed: str, numbers: range) -> Counter[str]:
    """Return how the trials with these numbers ended; what is neither refused nor drafted is printed."""
    every = [(path.name, path.read_bytes()) for path in files]
    ended: Counter[str] = Counter()
    for number in numbers:
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - chance, not a secret
        name, data = chance.choice(every)
        begun = time.monotonic()
        try:
            pages = pages_of(damaged(data, chance), name)
            document = read(pages)
            draft_printed(document, "A/99/1")
            told = [*differences(pages, document)]
            ended["drafted, with words that differ" if told else "drafted"] += 1
        except InputError:
            ended["refused"] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            ended["fault"] += 1
            print(f"Trial {seed}/{number}, {name}:\n{traceback.format_exc()}", flush=True)
        if time.monotonic() - begun > _LONGEST:
            ended["fault"] += 1
            print(f"Trial {seed}/{number}, {name}: took {time.monotonic() - begun:.0f} seconds", flush=True)
    return ended
