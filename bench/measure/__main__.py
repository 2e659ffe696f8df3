"""bench/run: the directory engine beside its peers, on one file, in one run, as one table."""

import argparse
import datetime
import json
from pathlib import Path

from data import Data
from setup import ROOT, Tools, home, machine, say
from steps import Steps
from table import render

PEERS = ["tantivy", "postgres", "sqlite", "duckdb"]
STEPS = ["load", "refresh", "query"]
PAGE = ROOT / "docs/benchmarks.md"
BEGIN, END = "<!-- table: written by bench/run --write -->", "<!-- end of the table -->"


def _choice(known):
    def parse(text):
        chosen = text.split(",")
        if unknown := set(chosen) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: not one of {', '.join(known)}")
        return [name for name in known if name in chosen]
    return parse


def main():
    arguments = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    arguments.add_argument("--rows", type=int, default=2_200_000, help="lines of the synthetic set (default: %(default)s)")
    arguments.add_argument("--data", help="folder that holds two days of the activity file, instead of generating them")
    arguments.add_argument("--only", type=_choice(STEPS), default=STEPS, help="some of: load,refresh,query")
    arguments.add_argument("--peers", type=_choice(PEERS), default=PEERS, help="some of: tantivy,postgres,sqlite,duckdb")
    arguments.add_argument("--repeat", type=int, default=3, help="runs of each step of jalon (default: %(default)s)")
    arguments.add_argument("--fresh", action="store_true", help="measure the peers again")
    arguments.add_argument("--slow", action="store_true", help="also refresh in PostgreSQL")
    arguments.add_argument("--jalon", help="a built program, instead of building one")
    arguments.add_argument("--scratch", help="working folder, some 10 GB (default: JALON_BENCH_SCRATCH, or the cache folder)")
    arguments.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    chosen = arguments.parse_args()

    tools = Tools(chosen.peers, chosen.jalon)
    scratch = Path(chosen.scratch).resolve() if chosen.scratch else home("JALON_BENCH_SCRATCH", tools.cache / "scratch")
    scratch.mkdir(parents=True, exist_ok=True)
    data = Data(tools, scratch, chosen.rows, chosen.data)
    steps = Steps(tools, data, scratch, chosen.peers, chosen.repeat, chosen.fresh, chosen.slow)
    result = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "bytes": data.bytes,
        "lines": data.difference["lines_before"],
        "synth": data.synth,
        "versions": {peer: steps.version(peer) for peer in chosen.peers},
        **{step: getattr(steps, step)() for step in chosen.only},
    }
    (scratch / "result.json").write_text(json.dumps(result, indent=1))
    table = render(result)
    print(table)
    say(f"figures: {scratch / 'result.json'}")
    if chosen.write:
        page = PAGE.read_text()
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{head}{BEGIN}\n\n{table}\n{END}{tail}")


if __name__ == "__main__":
    main()
