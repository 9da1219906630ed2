"""Mutated files through the decoding process as it really runs: caged, within its limits, one process a file."""
import collections
import concurrent.futures
import hashlib
import random
import signal
import struct
import subprocess
import time
from pathlib import Path

from . import seeds

GREETING = b"HEDUIPX1"
# Seconds by the wall, on a machine that has other things to do; the process itself is held to 10 s of processor time.
PATIENCE = 600
LIMITS = ["processor-seconds=10", "source-pixels=40000000", "held-pixels=20000000", "wanted-pixels=500000"]
# Numbers that headers trip over.
NUMBERS = [0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]


def mutated(content, others, chance):
    """One to eight changes: bytes, bits, numbers, stretches copied, cut, repeated or taken from another file."""
    data = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 3, 5, 8])):
        if not data:
            break
        # Half of the changes hit what stands first: headers and tables.
        reach = min(len(data), 512) if chance.random() < 0.5 else len(data)
        place = chance.randrange(reach)
        kind = chance.randrange(8)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 2:
            size, order = chance.choice("BHI"), chance.choice("<>")
            number = struct.pack(order + size, chance.choice(NUMBERS) & (1 << 8 * struct.calcsize(size)) - 1)
            data[place:place + len(number)] = number
        elif kind == 3:
            length = chance.randrange(1, 64)
            data[place:place + length] = b""
        elif kind == 4:
            length = chance.randrange(1, 64)
            data[place:place] = data[place:place + length] * chance.choice([1, 2, 40])
        elif kind == 5:
            source = chance.randrange(len(data))
            length = chance.randrange(1, 256)
            data[place:place + length] = data[source:source + length]
        elif kind == 6:
            other = chance.choice(others)
            cut = chance.randrange(len(other)) if other else 0
            data[place:] = other[cut:]
        else:
            del data[place:]
    return bytes(data)


def judge(output, status):
    """What the process did: pages or a reason, a death, or a lie."""
    if status < 0:
        name = signal.Signals(-status).name
        return {"SIGSYS": "forbidden call", "SIGXCPU": "too slow"}.get(name, f"death by {name}")
    if status != 0:
        return f"exit code {status}"
    if not output.startswith(GREETING) or output[-9:-4] != b"E\x04\x00\x00\x00":
        return "no end"
    if struct.unpack("<I", output[-4:])[0] > 0:
        return "pages"
    return "refused"


def decode(program, content):
    start = time.monotonic()
    with subprocess.Popen(
            [program, "--require-sandbox"] + LIMITS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={}) as process:
        try:
            output, _ = process.communicate(content, timeout=PATIENCE)
            return judge(output, process.returncode), time.monotonic() - start
        except subprocess.TimeoutExpired:
            process.kill()
            return "hangs", time.monotonic() - start


def run(program, found, count, folders, seed, jobs):
    """Prints a table; returns 1 where the process did what it must not, 0 else. Deaths are contained and counted."""
    formats = {target: seeds.generated(target) + seeds.regressions(target) for target in seeds.SUFFIXES}
    chance = random.Random(seed)
    everything = [content for contents in formats.values() for content in contents]

    def work():
        for folder in folders:
            for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
                yield "as it is", path.read_bytes()
        names = sorted(formats)
        for number in range(count):
            name = names[number % len(names)]
            contents = formats[name]
            others = contents if chance.random() < 0.8 else everything
            yield name, mutated(chance.choice(contents), others, chance)

    table = collections.defaultdict(collections.Counter)
    slowest = collections.Counter()
    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        pending = {}
        source = work()
        more = True
        while more or pending:
            while more and len(pending) < 4 * jobs:
                item = next(source, None)
                if item is None:
                    more = False
                    break
                pending[pool.submit(decode, program, item[1])] = item
            done, _ = concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                name, content = pending.pop(future)
                outcome, seconds = future.result()
                table[name][outcome] += 1
                slowest[name] = max(slowest[name], seconds)
                if outcome not in ("pages", "refused"):
                    mark = hashlib.sha256(content).hexdigest()[:12]
                    kind = outcome.replace(" ", "-")
                    (found / f"{name.replace(' ', '-')}-{kind}-{mark}").write_bytes(content)
    outcomes = sorted({outcome for counts in table.values() for outcome in counts})
    print(f"{'format':9}" + "".join(f"{outcome:>18}" for outcome in outcomes) + f"{'slowest, s':>12}")
    for name in sorted(table):
        print(f"{name:9}" + "".join(f"{table[name][outcome]:18}" for outcome in outcomes) + f"{slowest[name]:12.2f}")
    total = sum(sum(counts.values()) for counts in table.values())
    print(f"{total} files in {time.monotonic() - start:.0f} s, seed {seed}")
    bad = {"forbidden call", "hangs", "no end"} & set(outcomes)
    bad |= {outcome for outcome in outcomes if outcome.startswith("exit code")}
    return 1 if bad else 0
