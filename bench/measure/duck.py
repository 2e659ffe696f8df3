"""DuckDB, run by the interpreter of the venv: `duck.py load|refresh|refresh-exact FILE BASE`.

Best configuration found: two threads, no insertion order, no sniffing of types or quotes (the format
has none), the hash of the whole line kept beside it so that a refresh never reads the old columns.
"""

import json
import sys

import duckdb


def main(step, file, base):
    db = duckdb.connect(base)
    db.execute("SET threads=2")
    db.execute("SET preserve_insertion_order=false")
    figures = STEPS[step](db, file)
    db.execute("CHECKPOINT")
    db.close()
    print(json.dumps({"version": duckdb.__version__, **figures}))


class Source:
    """The text file as a table function."""

    def __init__(self, file):
        with open(file, encoding="utf-8") as f:
            self.labels = f.readline().rstrip("\r\n").split("|")
        self.names = [f"c{i}" for i in range(len(self.labels))]
        self.all = ", ".join(self.names)
        types = ", ".join(f"'{n}': 'VARCHAR'" for n in self.names)
        self.table = (
            f"read_csv('{file}', delim='|', quote='', escape='', header=true, auto_detect=false, "
            f"columns={{{types}}})"
        )

    def column(self, label):
        return self.names[self.labels.index(label)]

    @property
    def lines(self):
        """Every column, the folded name, the hash of the line."""
        family = self.column("Nom d'exercice")
        return f"SELECT *, strip_accents(lower({family})) AS family_folded, hash({self.all}) AS h FROM {self.table}"


def load(db, file):
    source = Source(file)
    db.execute(f"CREATE TABLE line AS {source.lines}")
    for at, column in enumerate(
        [source.column("Identifiant PP"), "family_folded", source.column("Code postal (coord. structure)")]
    ):
        db.execute(f"CREATE INDEX by_{at} ON line ({column})")
    return {"lines": db.execute("SELECT count(*) FROM line").fetchone()[0]}


def refresh(db, file):
    """Anti-join on the hash both ways: a comparison of sets, blind to repeated lines."""
    db.execute(f"CREATE TEMP TABLE fresh AS {Source(file).lines}")
    db.execute("CREATE TEMP TABLE arrived AS SELECT * FROM fresh ANTI JOIN line USING (h)")
    removed = db.execute(
        "DELETE FROM line WHERE rowid IN (SELECT line.rowid FROM line ANTI JOIN fresh USING (h))"
    ).fetchone()[0]
    added = db.execute("INSERT INTO line SELECT * FROM arrived").fetchone()[0]
    return {"added": added, "removed": removed}


def refresh_exact(db, file):
    """The same with copies counted: how many of each hash are too many or missing."""
    db.execute(f"CREATE TEMP TABLE fresh AS {Source(file).lines}")
    db.execute(
        "CREATE TEMP TABLE delta AS SELECT h, sum(n) AS n FROM "
        "(SELECT h, 1 AS n FROM fresh UNION ALL SELECT h, -1 FROM line) GROUP BY h HAVING sum(n) <> 0"
    )
    numbered = "SELECT {}, n, row_number() OVER (PARTITION BY h) AS copy FROM {} JOIN delta USING (h)"
    removed = db.execute(
        f"DELETE FROM line WHERE rowid IN (SELECT id FROM ({numbered.format('line.rowid AS id', 'line')}) "
        "WHERE copy <= -n)"
    ).fetchone()[0]
    added = db.execute(
        f"INSERT INTO line SELECT * EXCLUDE (n, copy) FROM ({numbered.format('fresh.*', 'fresh')}) WHERE copy <= n"
    ).fetchone()[0]
    return {"added": added, "removed": removed}


def same(db, file):
    """Is the table the file, copies counted? (sum of the hashes, order-free; not measured)"""
    source = Source(file)
    total = "SELECT count(*), sum(hash({})::HUGEINT) FROM {}"
    ours = db.execute(total.format(source.all, "line")).fetchone()
    theirs = db.execute(total.format(source.all, source.table)).fetchone()
    return {"exact": ours == theirs}


STEPS = {"load": load, "refresh": refresh, "refresh-exact": refresh_exact, "same": same}

if __name__ == "__main__":
    main(*sys.argv[1:])
