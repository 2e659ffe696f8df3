"""CPU seconds, wall and memory (MB of 1e6 bytes) of a program with all its descendants, from the
kernel's own counters."""

import os
import subprocess
import threading
import time

TICK = os.sysconf("SC_CLK_TCK")


def _stat(pid):
    """The fields of /proc/PID/stat after the name, or None when the process is gone."""
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rpartition(")")[2].split()
    except OSError:
        return None


def descendants(root):
    """`root` and the living processes under it."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (fields := _stat(name)):
            children.setdefault(int(fields[1]), []).append(int(name))
    found, queue = [], [root]
    while queue:
        pid = queue.pop()
        found.append(pid)
        queue += children.get(pid, [])
    return found


def tree_cpu(root):
    """User + system seconds of a tree: the living ones and those they have already buried."""
    total = 0
    for pid in descendants(root):
        if fields := _stat(pid):
            total += sum(int(fields[i]) for i in (11, 12, 13, 14))
    return total / TICK


def machine_busy():
    """Seconds of CPU spent by the whole machine since it started, idle and disk waits excluded."""
    with open("/proc/stat") as f:
        user, nice, system, _idle, _wait, irq, soft, *_ = map(int, f.readline().split()[1:])
    return (user + nice + system + irq + soft) / TICK


def _kilobytes(path, key):
    try:
        with open(path) as f:
            return next((int(line.split()[1]) for line in f if line.startswith(key)), 0)
    except (OSError, ValueError):
        return 0


class _Sampler(threading.Thread):
    """Watches a tree's memory: private pages of a single process, proportional share of a server."""

    def __init__(self, root, key, every):
        super().__init__(daemon=True)
        self.root, self.key, self.every = root, key, every
        self.peak, self.done = 0, threading.Event()

    def run(self):
        name = "smaps_rollup" if self.key == "Pss:" else "status"
        while not self.done.is_set():
            self.peak = max(self.peak, sum(_kilobytes(f"/proc/{p}/{name}", self.key) for p in descendants(self.root)))
            self.done.wait(self.every)

    def stop(self):
        self.done.set()
        self.join()
        return self.peak * 1024 / 1e6


def _figures(cpu, wall, busy, peak, private):
    return {
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "peak_mb": round(peak, 1),
        "private_mb": round(private, 1),
        # cores that somebody else kept busy meanwhile: over 0.3, wall says nothing
        "other_cpu": round(max(0.0, busy - cpu) / wall, 2) if wall else 0.0,
    }


def program(command, **options):
    """Runs a program to its end. Returns its figures and its standard output."""
    busy, start = machine_busy(), time.monotonic()
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, **options)
    sampler = _Sampler(child.pid, "RssAnon:", 0.05)
    sampler.start()
    output = child.stdout.read()
    # wait4 and not wait: it gives the counters of this child and of all those it waited for
    _, status, usage = os.wait4(child.pid, 0)
    wall, busy = time.monotonic() - start, machine_busy() - busy
    child.returncode = os.waitstatus_to_exitcode(status)
    private = sampler.stop()
    if child.returncode:
        raise SystemExit(f"failed with status {child.returncode}: {' '.join(map(str, command))}")
    cpu = usage.ru_utime + usage.ru_stime
    return _figures(cpu, wall, busy, usage.ru_maxrss * 1024 / 1e6, private), output


class Server:
    """Measures what a server that lives on spends on one piece of work."""

    def __init__(self, root):
        self.root = root

    def __enter__(self):
        self.busy, self.start, self.cpu = machine_busy(), time.monotonic(), tree_cpu(self.root)
        self.sampler = _Sampler(self.root, "Pss:", 0.5)
        self.sampler.start()
        return self

    def __exit__(self, *_):
        wall = time.monotonic() - self.start
        cpu, busy = tree_cpu(self.root) - self.cpu, machine_busy() - self.busy
        peak = self.sampler.stop()
        self.figures = _figures(cpu, wall, busy, peak, peak)
