"""The table: Markdown from the figures, and which goals they reach."""

import statistics

LOAD = {
    "jalon": "**jalon**",
    "tantivy": "tantivy, whole line stored",
    "postgres": "PostgreSQL, COPY + 6 indexes",
    "sqlite": "SQLite, 3 B-trees + FTS5",
    "duckdb": "DuckDB, 3 indexes",
}
REFRESH = {
    "jalon": "**jalon**",
    "duckdb refresh": "DuckDB, hash anti-join",
    "duckdb refresh-exact": "DuckDB, hashes counted",
    "postgres": "PostgreSQL, hash anti-join",
}
NAMES = {"tantivy": "tantivy", "postgres": "PostgreSQL", "sqlite": "SQLite", "duckdb": "DuckDB"}
QUERY = {
    "identifier": "identifier",
    "prefix": "prefix of any word of the name, 20 + exact total",
    "prefix_numbers": "the same, items as numbers, not displayed",
    "prefix_top_only": "the same, displayed, without the total",
    "prefix_btree": "prefix of the whole name, 20 in order + total of lines",
    "compound": "name prefix + profession + postcode",
    "compound_best": "the same, index (postcode, profession, name)",
    "typo1": "misspelt name, distance 1, 20",
    "typo2": "misspelt name, distance 2, 20",
    "open": "opening",
}


def render(result):
    parts = [_machine(result)]
    if "load" in result:
        parts.append(_load(result["load"], result["bytes"]))
    if "refresh" in result:
        parts.append(_refresh(result["refresh"], result.get("load", {})))
    if "query" in result:
        parts.append(_query(result["query"]))
    parts.append(_goals(result))
    return "\n\n".join(part for part in parts if part) + "\n"


def _rows(header, rows):
    rule = ["---"] + ["--:"] * (len(header) - 1)
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in [header, rule, *rows])


def _number(value, digits=2):
    if value >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.{digits}f}" if value < 100 else f"{value:.0f}"


def _machine(result):
    machine = result["machine"]
    text = (f"Measured on {result['date']}: {machine['cores']} cores ({machine['model']}), {machine['memory_gb']} GiB, "
            f"{machine['os']}. File: {_number(result['lines'])} lines, {result['bytes'] / 1e6:.0f} MB.")
    versions = ", ".join(f"{NAMES[name]} {version}" for name, version in sorted(result["versions"].items()))
    synth = result.get("synth")
    if synth:
        text += (f" The set (all files, two days, {synth['lines'] / 1e6:.1f} M lines, {synth['bytes'] / 1e6:.0f} MB) was "
                 f"generated at {synth['lines'] / synth['wall_s'] / 1e3:.0f} 000 lines/s ({synth['cpu_s']:.1f} CPU-s).")
    return f"{text} Peers: {versions}." if versions else text


def _cost(name, row, base):
    return [name, _number(row["cpu_s"]), f"{_number(row['cpu_s'] / base['cpu_s'])}×", _number(row["wall_s"]),
            f"{row['other_cpu']:.1f}", _number(row["peak_mb"], 0)]


COST = ["", "CPU s", "CPU ÷ jalon", "wall s", "others' cores", "peak MB"]


def _load(load, size):
    rows = [_cost(LOAD[name], row, load["jalon"]) + [_number(row["disk_mb"], 0), f"{row['disk_mb'] * 1e6 / size:.2f}"]
            for name, row in load.items()]
    return "### Load\n\n" + _rows(COST + ["disk MB", "disk ÷ file"], rows)


def _refresh(refresh, load):
    truth, parts = refresh["truth"], []
    for order in ("same order", "shuffled"):
        found = dict(refresh[order])
        if order == "same order" and (slow := load.get("postgres", {}).get("refresh")):
            found["postgres"] = {**slow, "exact": [slow["added"], slow["removed"]] == [truth["lines_added"], truth["lines_removed"]]}
        rows = [_cost(REFRESH[name], row, found["jalon"]) + ["yes" if row["exact"] else "**no**",
                f"+{row['added']} −{row['removed']}"] for name, row in found.items()]
        parts.append(f"Day 2, {order}:\n\n" + _rows(COST + ["exact", "lines"], rows))
    title = f"### Refresh\n\nTruth: +{truth['lines_added']} −{truth['lines_removed']} lines, copies counted."
    return "\n\n".join([title, *parts])


def best(query, peer, kind):
    """Figures of one search; where a peer has several ways to the same answer, the faster one."""
    figures = query.get(peer, {}).get("figures", {})
    ways = {"prefix": ["prefix", "prefix_range", "prefix_regex", "prefix_words"]}.get(kind, [kind])
    found = [figures[way] for way in ways if way in figures]
    return min(found, key=lambda f: f["p50_us"]) if found else None


def _query(query):
    engines = [name for name in ("jalon", "tantivy", "sqlite") if name in query]
    rows = []
    for kind, label in QUERY.items():
        found = {engine: best(query, engine, kind) for engine in engines}
        if any(found.values()):
            # a way of asking that the product does not have is compared with its full answer
            base = found["jalon"] or best(query, "jalon", kind.split("_")[0])
            cells = [label]
            for engine in engines:
                figures = found[engine]
                cells.append("–" if not figures else f"{_number(figures['p50_us'])} ({_number(figures['cpu_us'])})")
                if engine != "jalon":
                    cells.append("–" if not figures else f"{_number(figures['p50_us'] / base['p50_us'])}×")
            rows.append(cells)
        if kind in ("prefix", "prefix_numbers"):
            rows += _by_length(query, engines, kind)
    header = [""] + [cell for e in engines for cell in ([e] if e == "jalon" else [NAMES[e], "÷ jalon"])]
    text = "### Searches in process\n\nMicroseconds, one thread, warm: p50 wall (mean CPU).\n\n" + _rows(header, rows)
    return f"{text}\n\n{_agreement(query)}"


def _by_length(query, engines, kind):
    """The shorter the prefix, the more there is to count for whoever counts."""
    rows = []
    for length in sorted({len(p) for p in query["prefixes"]}):
        at = [i for i, p in enumerate(query["prefixes"]) if len(p) == length]
        total = statistics.median(query["jalon"]["figures"]["prefix"]["totals"][i] for i in at)
        found = {e: best(query, e, kind) for e in engines}
        p50 = {e: statistics.median(f["each_us"][i] for i in at) for e, f in found.items() if f}
        cells = [f"– {length} letters ({len(at)}; median total {_number(total, 0)})"]
        for engine in engines:
            cells.append(_number(p50[engine]) if engine in p50 else "–")
            if engine != "jalon":
                cells.append(f"{_number(p50[engine] / p50['jalon'])}×" if engine in p50 else "–")
        rows.append(cells)
    return rows


def _agreement(query):
    """Do the engines count the same persons? Only SQLite's word index answers the same question."""
    words = query.get("sqlite", {}).get("figures", {}).get("prefix_words")
    ours, jalon = query["jalon"]["figures"]["prefix"]["totals"], query["jalon"]
    notes = []
    if words:
        equal = sum(a == b for a, b in zip(ours, words["totals"], strict=True))
        notes.append(f"Totals of persons by prefix equal to SQLite's: {equal} of {len(ours)}.")
    asked = [jalon["figures"][kind]["queries"] for kind in ("typo1", "typo2")]
    notes.append(f"Misspelt names answered at the distance they were made with: {jalon['typo1_answered']} of {asked[0]} "
                 f"(1), {jalon['typo2_answered']} of {asked[1]} (2).")
    return " ".join(notes)


def _goals(result):
    rows = []

    def ratio(label, peer, ours, key, first, goal, answered=True):
        if peer and ours:
            value = peer[key] / ours[key]
            verdict = _verdict(value >= first, value >= goal) if answered else "**not answered**"
            rows.append([label, f"{first}×", f"{goal}×", f"{_number(value)}×", verdict])

    def limit(label, value, first, goal, unit):
        rows.append([label, f"≤ {first}{unit}", f"≤ {goal}{unit}", f"{_number(value)}{unit}",
                     _verdict(value <= first, value <= goal)])

    load = result.get("load", {})
    if jalon := load.get("jalon"):
        ratio("load, against tantivy", load.get("tantivy"), jalon, "cpu_s", 5, 12)
        ratio("load, against PostgreSQL", load.get("postgres"), jalon, "cpu_s", 10, 25)
        limit("disk ÷ file", jalon["disk_mb"] * 1e6 / result["bytes"], 0.40, 0.20, "")
        limit("peak memory of the load", jalon["peak_mb"], 1000, 512, " MB")
    for order in ("same order", "shuffled"):
        row = result.get("refresh", {}).get(order, {})
        ratio(f"refresh, {order}, against DuckDB", row.get("duckdb refresh"), row.get("jalon"), "cpu_s", 4, 15)
    if query := result.get("query"):
        for label, kind, peer, first, goal in [
            ("identifier, against SQLite", "identifier", "sqlite", 2, 5),
            ("prefix + exact total, against tantivy", "prefix", "tantivy", 100, 1000),
            ("the same, items as numbers", "prefix_numbers", "tantivy", 100, 1000),
            ("name + profession + postcode, against SQLite", "compound", "sqlite", 5, 10),
            ("misspelt, distance 1, against tantivy", "typo1", "tantivy", 2, 10),
            ("misspelt, distance 2, against tantivy", "typo2", "tantivy", 2, 10),
        ]:
            # an empty answer is a quick one: most misspelt names must have been found
            found = query["jalon"].get(f"{kind}_answered")
            answered = found is None or found >= 0.9 * query["jalon"]["figures"][kind]["queries"]
            ratio(label, best(query, peer, kind), best(query, "jalon", kind), "p50_us", first, goal, answered)
        limit("opening a generation", query["jalon"]["figures"]["open"]["p50_us"] / 1e3, 50, 10, " ms")
    return "### Goals\n\n" + _rows(["", "first bar", "goal", "measured", ""], rows) if rows else ""


def _verdict(first, goal):
    return "goal" if goal else "first bar" if first else "**missed**"
