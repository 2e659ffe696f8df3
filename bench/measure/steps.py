"""The measured steps, one function each. The figures of a peer are kept and used again for the same
file, the same version and the same way of asking; those of the product are always new."""

import hashlib
import json
import shutil
import statistics
import subprocess
from pathlib import Path

import meter
import postgres
from setup import BENCH, duckdb_version, say


class Steps:
    def __init__(self, tools, data, scratch, peers, repeat, fresh, slow):
        self.tools, self.data, self.peers = tools, data, peers
        self.repeat, self.fresh, self.slow, self._loaded = repeat, fresh, slow, False
        self.kept, self.stores = scratch / "results", scratch / "stores"
        self.kept.mkdir(parents=True, exist_ok=True)
        self.stores.mkdir(exist_ok=True)

    # ---- what peers share

    def _cached(self, peer, step, inputs, measure):
        """Measures once per input, version and source of the measuring code."""
        common = ["harness/common/src/rows.rs"]
        if step == "query":
            common += ["harness/common/src/queries.rs", "harness/common/src/timing.rs"]
        sources = {
            "duckdb": ["measure/duck.py"],
            "postgres": ["measure/postgres.py"],
            "tantivy": ["harness/peers/src/tantivy_peer.rs", *common],
            "sqlite": ["harness/peers/src/sqlite.rs", *common],
        }[peer]
        key = hashlib.sha256(b"".join((BENCH / source).read_bytes() for source in sources))
        key.update(f"{step} {self.version(peer)} {[self.data.sha[i] for i in inputs]}".encode())
        note = self.kept / f"{peer}-{step}-{key.hexdigest()[:16]}.json"
        if self.fresh or not note.exists():
            say(f"{peer}: {step}")
            note.write_text(json.dumps({"version": self.version(peer), **measure()}))
        return json.loads(note.read_text())

    def version(self, peer):
        if peer == "duckdb":
            return duckdb_version(self.tools)
        if peer == "postgres":
            return postgres.version()
        return self.tools.versions[peer]

    def _warm(self, *files):
        """Every load reads its file from memory: the disk is not what is compared."""
        for file in files:
            with open(file, "rb") as f:
                while f.read(1 << 22):
                    pass

    def _empty(self, name):
        store = self.stores / name
        if store.is_dir():
            shutil.rmtree(store)
        else:
            store.unlink(missing_ok=True)
        return store

    # ---- load

    def load(self):
        rows = {"jalon": self._jalon_load()}
        for peer in self.peers:
            rows[peer] = self._cached(peer, "load", [self.data.days[0]], getattr(self, f"_{peer}_load"))
        return rows

    def _jalon(self, store, file):
        self._warm(file)
        figures, output = meter.program(
            [self.tools.jalon, "--data-dir", store, "--json", "directory", "load", file], stderr=subprocess.DEVNULL)
        return figures, json.loads(output)

    def _jalon_load(self):
        runs = []
        for n in range(self.repeat):
            say(f"jalon: load {n + 1}/{self.repeat}")
            store = self._empty("jalon-day1")
            figures, report = self._jalon(store, self.data.days[0])
            runs.append({**figures, "disk_mb": _size(store)})
        self._loaded = True
        return {**_median(runs), "report": _brief(report)}

    def _program_load(self, peer, name):
        store = self._empty(name)
        self._warm(self.data.days[0])
        figures, output = meter.program([self.tools.peers, f"{peer}-load", self.data.days[0], store])
        return {**figures, "disk_mb": _size(store), "report": json.loads(output)}

    def _tantivy_load(self):
        return self._program_load("tantivy", "tantivy")

    def _sqlite_load(self):
        return self._program_load("sqlite", "sqlite.db")

    def _duckdb(self, step, file, store):
        self._warm(file)
        figures, output = meter.program([self.tools.python, BENCH / "measure/duck.py", step, file, store])
        return figures, json.loads(output)

    def _duckdb_load(self):
        store = self._empty("duck.db")
        figures, report = self._duckdb("load", self.data.days[0], store)
        return {**figures, "disk_mb": _size(store), "report": report}

    def _postgres_load(self):
        with postgres.Postgres(self.stores / "postgres") as server:
            file = self._readable(self.data.days[0])
            server.sql("CREATE EXTENSION pg_trgm;")
            self._warm(file)
            figures, _ = server.measured(postgres.load_script(file))
            size, lines = server.sql("SELECT pg_total_relation_size('line'); SELECT count(*) FROM line;")
            result = {**figures, "disk_mb": int(size) / 1e6, "report": {"lines": int(lines)}}
            if self.slow:
                result["refresh"] = self._postgres_refresh(server)
        return result

    def _postgres_refresh(self, server):
        """On the base just loaded: another load would cost a minute of CPU."""
        file = self._readable(self.data.days[1])
        self._warm(file)
        figures, (removed, added) = server.measured(postgres.refresh_script(file))
        return {**figures, "added": int(added), "removed": int(removed)}

    def _readable(self, file):
        # the server reads the file itself and is another user
        if not file.stat().st_mode & 0o004:
            file.chmod(file.stat().st_mode | 0o044)
        return file

    # ---- refresh

    def refresh(self):
        truth = self.data.difference
        orders = {"same order": self.data.days[1], "shuffled": self.data.shuffled}
        self.data.sha.setdefault(self.data.shuffled, f"shuffled {self.data.sha[self.data.days[1]]}")
        rows = {}
        for order, file in orders.items():
            row = {"jalon": self._jalon_refresh(file, truth, order)}
            if "duckdb" in self.peers:
                for step in ("refresh", "refresh-exact"):
                    row[f"duckdb {step}"] = self._cached(
                        "duckdb", f"{step} {order}", [self.data.days[0], file],
                        lambda step=step, file=file: self._duckdb_refresh(step, file))
            rows[order] = row
        for row in rows.values():
            for figures in row.values():
                figures["exact"] = figures["exact"] and all(
                    figures[side] == truth[f"lines_{side}"] for side in ("added", "removed"))
        return {"truth": truth, **rows}

    def _day1(self):
        """A library with day 1 in it, made by the product as it is now."""
        store = self.stores / "jalon-day1"
        if not self._loaded:
            say("jalon: day 1")
            self._jalon(self._empty("jalon-day1"), self.data.days[0])
            self._loaded = True
        return store

    def _jalon_refresh(self, file, truth, order):
        runs, before = [], self._day1()
        for n in range(self.repeat):
            say(f"jalon: refresh, {order}, {n + 1}/{self.repeat}")
            store = self._empty("jalon-refresh")
            shutil.copytree(before, store)
            figures, report = self._jalon(store, file)
            figures["disk_mb"] = _size(store)
            # loading the very same lines again must find nothing to do
            _, again = self._jalon(store, self.data.days[1])
            exact = (report["lines_kept"] == truth["lines_after"] and not again["lines_added"]
                     and not again["lines_removed"])
            runs.append(figures)
        return {**_median(runs), "exact": exact, "added": report["lines_added"],
                "removed": report["lines_removed"], "report": _brief(report)}

    def _duckdb_refresh(self, step, file):
        base = self.stores / "duck.db"
        if not base.exists():
            self._duckdb_load()
        store = self._empty("duck-refresh.db")
        shutil.copy(base, store)
        figures, report = self._duckdb(step, file, store)
        _, same = self._duckdb("same", self.data.days[1], store)
        result = {**figures, "disk_mb": _size(store), **report, "exact": same["exact"]}
        store.unlink()
        return result

    # ---- queries

    def query(self):
        # the queries themselves, so that a list can be looked at by kind
        rows = {"prefixes": json.loads(self.data.queries.read_text())["prefix"], "jalon": self._jalon_query()}
        for peer in ("tantivy", "sqlite"):
            if peer in self.peers:
                rows[peer] = self._cached(peer, "query", [self.data.days[0]], getattr(self, f"_{peer}_query"))
        return rows

    def _jalon_query(self):
        say("jalon: queries")
        return json.loads(subprocess.check_output([self.tools.engine, self._day1(), self.data.queries]))

    def _asked(self, peer, store, finish):
        if not store.exists():
            self._program_load(peer, store.name)
        subprocess.check_output([self.tools.peers, f"{peer}-{finish}", store])
        return json.loads(subprocess.check_output([self.tools.peers, f"{peer}-query", store, self.data.queries]))

    def _tantivy_query(self):
        return self._asked("tantivy", self.stores / "tantivy", "merge")

    def _sqlite_query(self):
        return self._asked("sqlite", self.stores / "sqlite.db", "index")


def _size(path):
    """Megabytes (1e6) on disk, everything included."""
    path = Path(path)
    files = [f for f in path.rglob("*") if f.is_file()] if path.is_dir() else [path]
    return round(sum(f.stat().st_size for f in files) / 1e6, 1)


def _median(runs):
    """Median of each figure; the spread of the CPU seconds beside it."""
    out = {key: round(statistics.median(run[key] for run in runs), 3) for key in runs[0]}
    cpus = [run["cpu_s"] for run in runs]
    return {**out, "runs": len(runs), "cpu_min": min(cpus), "cpu_max": max(cpus)}


def _brief(report):
    """The numbers of a load report, without its lists."""
    return {k: v for k, v in report.items() if isinstance(v, (int, str))}
