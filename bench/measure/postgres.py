"""PostgreSQL 15 on a unix socket, set for loading: no WAL for new tables, indexes built in memory."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import meter

BIN = Path("/usr/lib/postgresql/15/bin")
SETTINGS = {
    "listen_addresses": "",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "16GB",
    "checkpoint_timeout": "1h",
    "shared_buffers": "2GB",
    "maintenance_work_mem": "1GB",
    "work_mem": "512MB",
    "max_parallel_maintenance_workers": "2",
    "autovacuum": "off",
    "jit": "off",
}
# lower case without accents; immutable, so that it can be indexed without another column
FOLDED = "translate(lower({}), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy')"


def version():
    return subprocess.check_output([BIN / "postgres", "--version"], text=True).split()[2]


class Postgres:
    """A server of our own in a scratch folder, as somebody other than root."""

    def __init__(self, folder):
        self.folder, self.data = Path(folder), Path(folder) / "data"
        # the server refuses to run as root
        self.user = "postgres" if os.geteuid() == 0 else None

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run(BIN / "initdb", "-D", self.data, "-E", "UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8",
                  "-U", "bench", "-A", "trust", "--no-sync")
        options = [f"--{k.replace('_', '-')}={v}" for k, v in SETTINGS.items()]
        self.server = subprocess.Popen(
            [BIN / "postgres", "-D", self.data, "-k", self.folder, *options], user=self.user, cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=open(self.folder.with_suffix(".log"), "w"))
        for _ in range(300):
            if not subprocess.run([BIN / "pg_isready", "-q", "-h", self.folder]).returncode:
                return self
            time.sleep(0.1)
        raise SystemExit(f"PostgreSQL does not start, see {self.folder.with_suffix('.log')}")

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, *command):
        subprocess.run([str(c) for c in command], check=True, user=self.user, cwd=self.folder,
                       stdout=subprocess.DEVNULL)

    def sql(self, script):
        """Runs a script, stops at the first error, returns what it printed."""
        client = [BIN / "psql", "-h", self.folder, "-U", "bench", "-d", "postgres", "-qAtX",
                  "-v", "ON_ERROR_STOP=1", "-f", "-"]
        done = subprocess.run([str(c) for c in client], input=script, text=True, capture_output=True)
        if done.returncode:
            raise SystemExit(f"PostgreSQL: {done.stderr}")
        return done.stdout.split()

    def measured(self, script):
        with meter.Server(self.server.pid) as server:
            output = self.sql(script)
        return server.figures, output


def _labels(file):
    with open(file, encoding="utf-8") as f:
        return f.readline().rstrip("\r\n").split("|")


def _copy(table, file):
    # the file is read by the server: no client in the way; the quote is a byte that never occurs
    return f"COPY {table} FROM '{file}' WITH (FORMAT csv, DELIMITER '|', QUOTE E'\\x01', HEADER);"


def load_script(file):
    labels = _labels(file)
    column = {label: f"c{i}" for i, label in enumerate(labels)}
    types = ", ".join(f"c{i} text" for i in range(len(labels)))
    family = FOLDED.format(column["Nom d'exercice"])
    return f"""
        BEGIN;
        CREATE TABLE line ({types});
        {_copy("line", file)}
        CREATE INDEX ON line ({column["Identifiant PP"]});
        CREATE INDEX ON line (({family}));
        CREATE INDEX ON line USING gin (({family}) gin_trgm_ops);
        CREATE INDEX ON line ({column["Code postal (coord. structure)"]});
        CREATE INDEX ON line ({column["Code profession"]});
        CREATE INDEX ON line ({column["Identifiant technique de la structure"]});
        COMMIT;
        CHECKPOINT;
    """


def refresh_script(file):
    """Anti-join on the hash of the line both ways, applied to the table and its six indexes."""
    hashed = "SELECT ctid AS at, hashtextextended({0}::text, 0) AS h FROM {0}"
    missing = "SELECT at FROM {0} WHERE NOT EXISTS (SELECT FROM {1} WHERE {1}.h = {0}.h)"
    return f"""
        BEGIN;
        CREATE TABLE fresh (LIKE line);
        {_copy("fresh", file)}
        CREATE TEMP TABLE new_hash AS {hashed.format("fresh")};
        CREATE TEMP TABLE old_hash AS {hashed.format("line")};
        ANALYZE new_hash; ANALYZE old_hash;
        WITH gone AS (DELETE FROM line USING ({missing.format("old_hash", "new_hash")}) d
                      WHERE line.ctid = d.at RETURNING 1)
        SELECT count(*) FROM gone;
        WITH come AS (INSERT INTO line SELECT fresh.* FROM fresh JOIN ({missing.format("new_hash", "old_hash")}) a
                      ON fresh.ctid = a.at RETURNING 1)
        SELECT count(*) FROM come;
        DROP TABLE fresh;
        COMMIT;
        CHECKPOINT;
    """
