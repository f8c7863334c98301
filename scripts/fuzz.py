"""Change the files of an edition by chance: whatever comes of it but a reported problem or a sound site is a fault.

Run as: python3 scripts/fuzz.py [--inputs N] [--seed N] [--first N] [--jobs N] [--keep FOLDER] [DOCS]

DOCS is a folder like docs/; without one, it is the small edition in tests/small, which has something of every kind. One
trial takes one or a few of its reports, changes one or a few files (`fuzz_changing`) and makes the site of them as a
build does (`fuzz_building`): pages, with Markdown and the frame of the theme, short addresses, the page for missing
ones, books, data. The engine may refuse the files with problems. Otherwise every finished file is looked through
(`fuzz_judging`): it has every word of the source and no other, nothing that runs or that no template has, and each
format is what its own parser reads. All else is a finding: an exception, a warning of MkDocs, a trial that takes a
hundred times as long as those that end like it. Of the sound sites, one in 250 is built again by MkDocs from its start,
with the archive and a check of every link. A seed and the number of a trial make the same trial again; the seed `each`
leaves nothing to chance: it tries every token at every value of every record.

Tried so far: 100,095 inputs, of which 72,895 were refused with problems and 27,187 made into sound sites; the 13
findings were of three kinds, and are mended. One process takes 22 inputs a second (1,200 of seed 82 in 54 s, nothing
else running).
"""

from __future__ import annotations

from support import environment

environment.enter(__name__, environment.TEST_LOCK)

import gc
import random
import re
import signal
import statistics
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from support import fuzz_originals, shelf
from support.arguments import parser_of
from support.fuzz_building import Workshop
from support.fuzz_changing import TOKENS, Files, changed, places, with_value
from support.fuzz_judging import Judge

from concordance import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.fuzz_building import Made

SMALL = shelf.ROOT / "tests" / "small"
SLOW = 100  # times the median: a trial that takes longer is a finding
FEWEST = 2  # seconds, even where many times as long as the quickest of refusals is no time
LONGEST = 60  # seconds of the processor
WARM = 200  # trials before a median means anything
EVERY = 250  # of the sound sites, one is made whole and without memory
EACH = "each"  # the seed of trials that try every token at every value, one after the other
VALUES = ["", " ", *TOKENS]
BY_HAND = ("index.md", "about/*.md")


@dataclass(frozen=True)
class Ended:
    """How a trial ended (`told`, `made` or `fault`), its files, the codes of the problems told or the faults."""

    how: str
    files: Files
    told: tuple[str, ...] = ()


class Trials:
    """Trials with the edition in a folder, each by its seed."""

    def __init__(self, docs: Path) -> None:
        self._files = shelf.files(docs)
        pages = [path for pattern in BY_HAND for path in sorted(docs.glob(pattern))]
        self._files |= {path.relative_to(docs).as_posix(): path.read_bytes() for path in pages}
        for path in self._files:  # a declared digest would refuse every change of a source
            if path.endswith("/report.yml"):
                self._files[path] = re.sub(rb"^sha256:.*\n", b"", self._files[path], flags=re.MULTILINE)
        self.by_hand = frozenset(path.relative_to(docs).as_posix() for path in pages)
        self._slugs = sorted({path.split("/")[1] for path in self._files if path.startswith("reports/")})
        self._places = places({path: data for path, data in self._files.items() if path not in self.by_hand})
        self._workshop = Workshop(shelf.ROOT)
        extra = self._workshop.config.extra
        self._judge = Judge(extra["policy"], extra["host_policy"])
        self._learn()

    def _learn(self) -> None:
        """Make the sites of the unchanged files, in which nothing may be wrong."""
        subsets = [self._slugs, *([slug] for slug in self._slugs)] if len(self._slugs) > 1 else [self._slugs]
        for number in (1, 2):
            for slugs in subsets:
                made = self._workshop.make(self._of(slugs))
                faults = [*made.warnings, *(self._judge.learn(made) if number == 1 else self._judge.faults(made))]
                if faults:
                    raise ValueError("The unchanged edition has faults:\n" + "\n".join(faults))
        if faults := self._judge.learn(self._workshop.make_whole(self._files)):
            raise ValueError("The unchanged edition has faults, as built:\n" + "\n".join(faults))
        self._workshop.known.learning = False

    def close(self) -> None:
        """Take the folder of MkDocs away."""
        self._workshop.close()

    def _of(self, slugs: list[str]) -> Files:
        """Return the files with these reports alone."""
        return {
            path: data
            for path, data in self._files.items()
            if not path.startswith("reports/") or path.split("/")[1] in slugs
        }

    def files(self, seed: str) -> tuple[Files, Files]:
        """Return the files of a trial, as they were and as they are changed."""
        kind, _, number = seed.partition("/")
        if kind == EACH:
            return self._each(int(number))
        chance = random.Random(seed)  # noqa: S311 - chance, not a secret
        many = chance.choice((*[1] * 18, 2, 3))
        old = self._of(chance.sample(self._slugs, min(many, len(self._slugs))))
        return old, changed(old, chance, self.by_hand)

    def _each(self, number: int) -> tuple[Files, Files]:
        """Return the files with one value changed: every value for the first token, then for the next."""
        token = VALUES[number // len(self._places) % len(VALUES)]
        path, place = self._places[number % len(self._places)]
        slug = path.split("/")[1] if path.startswith("reports/") else self._slugs[number % len(self._slugs)]
        old = self._of([slug])
        return old, with_value(old, path, place, token)

    def run(self, seed: str) -> Ended:
        """Return the trial of this seed."""
        old, new = self.files(seed)
        signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            ended = self._ended(new)
            theirs = {path: old[path] for path in self.by_hand}
            if ended.how == "fault" and any(new.get(path) != data for path, data in theirs.items()):
                # what MkDocs says of a page that a person wrote is told; what it says without that is not
                without = new | theirs
                again = self._ended(without) if without != old else Ended("made", old)
                return again if again.how == "fault" else Ended("told", new, ("MkDocs",))
            return ended
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _ended(self, new: Files) -> Ended:
        """How the trial with these files ends."""
        try:
            made = self._workshop.make(new)
            faults = [f"MkDocs: {each}" for each in made.warnings] or [*self._judge.faults(made)]
        except PluginError as error:
            refused = error.__cause__ or error.__context__
            if isinstance(refused, InputError):
                return Ended("told", new, tuple(sorted({each.code for each in refused.problems})))
            return Ended("fault", new, (f"{error} {' '.join(self._workshop.warnings)}",))
        except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, it is what is looked for
            return Ended("fault", new, (traceback.format_exc(),))
        return Ended("fault" if faults else "made", new, tuple(faults))

    def again(self, ended: Ended) -> Ended:
        """How a trial that made a sound site ends if MkDocs builds that from its start, in folders."""
        made = self._workshop.make(ended.files)
        try:
            whole = self._workshop.make_whole(ended.files)
        except (Exception, SystemExit):  # noqa: BLE001 - it has to be a site, as it was
            return Ended("fault", ended.files, (traceback.format_exc(), *self._workshop.warnings))
        faults = [*whole.warnings, *self._judge.faults(whole)]
        for address in sorted(made.files.keys() - _told_of_styles(made) - {"index.html"}):  # and of the archive's size
            content = made.files[address]
            if whole.files.get(address) != (content if isinstance(content, bytes) else content.encode()):
                faults.append(f"{address}: otherwise in a build")
        return Ended("fault" if faults else "made", ended.files, tuple(faults))


def _told_of_styles(made: Made) -> set[str]:
    """Return the files that tell of the styles of citation, of which a site in memory has the first only."""
    cited = {address for address in made.files if address.endswith("/citations.js")}
    return cited | {"about/citing.html", "data/pages.js"} if "about/citing.html" in made.contents else cited


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {LONGEST} seconds")


@dataclass
class Tally:
    """How trials ended, of which kinds the findings were, which problems were told, and how long it took."""

    ended: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    busy: float = 0.0  # of the processor

    def add(self, other: Tally) -> None:
        """Count the other's trials too."""
        self.ended += other.ended
        self.kinds += other.kinds
        self.told += other.told
        self.seconds = max(self.seconds, other.seconds)
        self.busy += other.busy

    def __str__(self) -> str:
        number = sum(self.ended.values())
        speeds = (f"{number / (each or 1):.1f} a second" for each in (self.seconds, self.busy))
        lines = [f"{number} inputs in {self.seconds:.0f} s, {', '.join(speeds)} of the processor: {dict(self.ended)}"]
        lines += [f"  {count} times: {kind}" for kind, count in self.kinds.most_common()]
        return "\n".join(lines)


def kind_of(fault: str) -> str:
    """Return what findings of one kind have in common: the last line of a traceback, or the fault without its place."""
    last = fault.strip().splitlines()[-1]
    return last[:110]


def run(docs: Path, seed: str, numbers: range, keep: Path | None) -> Tally:
    """Return the tally of the trials with these numbers, or of those made until the command was told to end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    trials, tally = Trials(docs), Tally()
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000_000)  # a site is soon forgotten; to look for what is, in so many objects, takes long
    lasted: dict[str, list[float]] = {"told": [], "made": [], "fault": []}
    begun = time.monotonic()
    try:
        for number in numbers:
            name = f"{seed}/{number}"
            end = _timed(trials, name, tally, lasted)
            tally.ended[end.how] += 1
            tally.seconds = time.monotonic() - begun
            if end.how == "told":
                tally.told.update(end.told)
            if end.how == "fault":
                kind = kind_of(end.told[0])
                tally.kinds[kind] += 1
                if tally.kinds[kind] == 1:
                    print(f"Trial {name}:\n" + "\n".join(end.told[:5]), flush=True)
                if keep and tally.kinds[kind] <= 3:  # noqa: PLR2004 - a few of a kind are enough
                    _keep(end.files, trials.files(name)[0], keep / name.replace("/", "-"))
            if sum(tally.ended.values()) % 1000 == 0:
                print(f"[{name}] {tally}", flush=True)
    except KeyboardInterrupt:
        print("Stopped on request.", flush=True)
    finally:
        trials.close()
    return tally


def _timed(trials: Trials, seed: str, tally: Tally, lasted: Mapping[str, list[float]]) -> Ended:
    """How the trial of this seed ends, which may be that it takes too long; some sound sites are built again."""
    start = time.process_time()
    end = trials.run(seed)
    took = time.process_time() - start
    tally.busy += took
    before = lasted[end.how][-WARM:]
    lasted[end.how].append(took)
    if len(before) == WARM and took > max(FEWEST, SLOW * statistics.median(before)):
        return Ended("fault", end.files, (f"took {took:.1f} seconds", *end.told))
    if end.how == "made" and len(lasted["made"]) % EVERY == 1:
        return trials.again(end)
    return end


def main(arguments: list[str]) -> int:
    """Return the exit status: 0 if nothing was found."""
    parser = parser_of(__doc__)
    parser.add_argument("docs", nargs="?", type=Path, default=SMALL)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", default="0", help=f"of chance; {EACH}: no chance, but every token at every value")
    parser.add_argument("--first", type=int, default=0, help="the number of the first trial")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--keep", type=Path, help="a folder for the files of each finding")
    parser.add_argument("--pdf", nargs="+", type=Path, default=[], help="damage these PDFs, and read and draft them")
    parser.add_argument("--word", nargs="+", type=Path, default=[], help="the same for these Word files")
    options = parser.parse_args(arguments)
    every = range(options.first, options.first + options.inputs)
    if originals := [*options.pdf, *options.word]:
        ended = fuzz_originals.run(originals, options.seed, every)
        print(f"From seed {options.seed}: {dict(ended)}")
        return 1 if ended["fault"] else 0
    shares = [every[job :: options.jobs] for job in range(options.jobs)]
    if options.jobs == 1:
        total = run(options.docs, options.seed, every, options.keep)
    else:
        total = Tally()
        with ProcessPoolExecutor(options.jobs) as pool:
            again = [pool.submit(run, options.docs, options.seed, share, options.keep) for share in shares]
            for each in again:
                total.add(each.result())
    print(f"From seed {options.seed}: {total}\nProblems reported:")
    for code, count in total.told.most_common():
        print(f"  {count} times: {code}")
    return 1 if total.kinds else 0


def _keep(new: Mapping[str, bytes], old: Mapping[str, bytes], folder: Path) -> None:
    """Keep the files that were changed in the folder, with a list of those taken away."""
    for path, data in new.items():
        if data != old.get(path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "taken-away.txt").write_text("\n".join(sorted(old.keys() - new.keys())), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
