"""The files of the run: two days of a synthetic national set, day 2 shuffled, the queries."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import meter
from setup import say

PATTERN = "*Personne_activite*.txt"


class Data:
    def __init__(self, tools, scratch, rows, given):
        self.tools, self.work = tools, scratch / f"data-{rows}" if not given else scratch / "data-given"
        self.synth = None
        folder = Path(given).resolve() if given else self._synth(rows)
        days = sorted(folder.rglob(PATTERN), key=lambda p: p.name)
        if len(days) < 2:
            raise SystemExit(f"two days of {PATTERN} are needed under {folder}")
        self.days = days[:2]
        self.truths = sorted(folder.rglob("truth-*.json"))
        self.bytes = self.days[0].stat().st_size
        self.sha = {day: _sha256(day) for day in self.days}
        # what was derived from one set must not be taken for another
        self.work = self.work.with_name(f"{self.work.name}-{self.sha[self.days[1]][:12]}")
        self.work.mkdir(parents=True, exist_ok=True)

    def _synth(self, rows):
        """Generates the set once, and measures it."""
        folder, note = self.work, self.work / "synth.json"
        if not note.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            say(f"generating two days of {rows} lines")
            figures, _ = meter.program(
                [self.tools.jalon, "synth", "--rows", rows, "--seed", 7, "--days", 2, "--out", folder],
                stderr=subprocess.DEVNULL)
            lines = sum(_lines(f) for f in folder.rglob("*.txt"))
            figures["lines"] = lines
            figures["bytes"] = sum(f.stat().st_size for f in folder.rglob("*.txt"))
            note.write_text(json.dumps(figures))
        self.synth = json.loads(note.read_text())
        return folder

    def _derived(self, name, step, *inputs):
        path = self.work / name
        if not path.exists():
            say(f"preparing {name}")
            path.parent.mkdir(exist_ok=True)
            part = path.with_name(f"{path.name}.part")
            subprocess.run([self.tools.peers, step, *inputs, part], check=True, stdout=subprocess.DEVNULL)
            part.rename(path)
        return path

    @property
    def shuffled(self):
        """Day 2 in another order; the name is kept, since the date is read from it."""
        return self._derived(f"shuffled/{self.days[1].name}", "shuffle", self.days[1])

    @property
    def queries(self):
        return self._derived("queries.json", "draw", self.days[0])

    @property
    def difference(self):
        """Lines added and removed between the days, copies counted, by our own count."""
        figures = json.loads(self._derived("difference.json", "difference", *self.days).read_text())
        for truth in self.truths:
            said = json.loads(truth.read_text())
            if "lines_added" in said and (said["lines_added"], said["lines_removed"]) != (
                    figures["lines_added"], figures["lines_removed"]):
                raise SystemExit(f"{truth.name} says {said} and the files say {figures}")
        return figures


def _sha256(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def _lines(path):
    with open(path, "rb") as f:
        return sum(block.count(b"\n") for block in iter(lambda: f.read(1 << 22), b""))
