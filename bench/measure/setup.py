"""Puts in place what is measured: the peers when missing, the harness, the product."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent


def say(text):
    print(f"· {text}", file=sys.stderr, flush=True)


def home(variable, default):
    return Path(os.environ.get(variable) or default).expanduser().resolve()


class Tools:
    """Where everything is."""

    def __init__(self, peers, jalon=None):
        cache = home("XDG_CACHE_HOME", "~/.cache") / "jalon-bench"
        self.cache = home("JALON_BENCH_CACHE", cache)
        self.target = home("CARGO_TARGET_DIR", self.cache / "target")
        self.cache.mkdir(parents=True, exist_ok=True)
        if "duckdb" in peers:
            self.python = self._venv()
        if "postgres" in peers:
            _postgres()
        self.peers = self._build(BENCH, "peers")
        self.engine = self._build(BENCH, "engine")
        self.jalon = Path(jalon).resolve() if jalon else self._build(ROOT, "jalon")
        self.versions = json.loads(subprocess.check_output([self.peers, "versions"]))

    def _venv(self):
        python = self.cache / "venv/bin/python"
        if not python.exists():
            say("installing DuckDB")
            subprocess.run([sys.executable, "-m", "venv", self.cache / "venv"], check=True)
        if subprocess.run([python, "-c", "import duckdb"], capture_output=True).returncode:
            subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb"], check=True)
        return python

    def _build(self, workspace, package):
        say(f"building {package}")
        # without the shared target folder the built program would not be where we look for it
        environment = {**os.environ, "CARGO_TARGET_DIR": str(self.target)}
        subprocess.run(["cargo", "build", "--quiet", "--release", "-p", package], cwd=workspace,
                       env=environment, check=True)
        return self.target / "release" / package


def _postgres():
    if Path("/usr/lib/postgresql/15/bin/postgres").exists():
        return
    if os.geteuid() or not shutil.which("apt-get"):
        raise SystemExit("PostgreSQL 15 is missing: install Debian's postgresql-15, or leave it out of --peers")
    say("installing PostgreSQL 15")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "postgresql-15"]):
        subprocess.run(["apt-get", "-qq", *command], env=environment, check=True)


def duckdb_version(tools):
    return subprocess.check_output([tools.python, "-c", "import duckdb; print(duckdb.__version__)"], text=True).strip()


def machine():
    """The machine as the table tells it."""
    def value(path, key):
        with open(path) as f:
            return next((line.split(":", 1)[1].strip() for line in f if line.startswith(key)), "?")

    with open("/etc/os-release") as f:
        system = dict(line.rstrip().split("=", 1) for line in f if "=" in line)
    return {
        "cores": os.cpu_count(),
        "model": value("/proc/cpuinfo", "model name"),
        "memory_gb": round(int(value("/proc/meminfo", "MemTotal").split()[0]) / 1024 / 1024, 1),
        "os": f"{json.loads(system['PRETTY_NAME'])}, Linux {os.uname().release}",
    }
