"""Every page beside a bare hello world, several times over, with one command.

    python -m benchmarks [--rounds 3] [--seconds 3]     # keeps benchmarks/ratios.json and ratios.svg, prints a table
    python -m benchmarks --check                        # ends with 1 where a ratio fell by more than a tenth

A ratio is the CPU of a hello world over the CPU of the page, measured one after the other under the same server on the
same core: neither the machine nor its neighbours are in it, so that figures of two machines may be compared. Run by a
person; nothing that runs by itself measures time.
"""

import argparse
import json
import sys
from html import escape
from importlib import import_module
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
KEPT, PLOT = HERE / "ratios.json", HERE / "ratios.svg"
TOLERATED = 0.9
Ratios = dict[str, dict[str, float]]


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=str(__doc__).splitlines()[0])
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--seconds", type=float, default=3.0)
    words.add_argument("--check", action="store_true")
    given = words.parse_args()
    measure_pages = import_module("pages").main
    found = summed_up([measure_pages(given.seconds) for _round in range(given.rounds)])
    print(table(found))
    if given.check:
        fallen = fallen_behind(json.loads(KEPT.read_text()), found)
        print("\n".join(fallen) or "No ratio fell by more than a tenth.")
        sys.exit(1 if fallen else 0)
    KEPT.write_text(json.dumps(found, indent=1) + "\n")
    PLOT.write_text(plot(found))


def summed_up(rounds: list[dict[str, float]]) -> Ratios:
    """Of each page the median ratio and how far the rounds lie apart, as a share of it."""
    found = {}
    for name in rounds[0]:
        ratios = [each[name] for each in rounds if name in each]
        middle = median(ratios)
        found[name] = {"ratio": round(middle, 4), "spread": round((max(ratios) - min(ratios)) / middle, 3)}
    return found


def fallen_behind(before: Ratios, now: Ratios) -> list[str]:
    return [
        f"{name}: {now[name]['ratio']:.3f}, and it was {known['ratio']:.3f}"
        for name, known in before.items()
        if name in now and now[name]["ratio"] < TOLERATED * known["ratio"]
    ]


def table(found: Ratios) -> str:
    rows = [f"| {name} | {row['ratio']:.3f} | {row['spread']:.0%} |" for name, row in found.items()]
    return "\n".join(["| page | ratio | spread |", "|---|---|---|", *rows])


def plot(found: Ratios) -> str:
    """A bar for each page; what is as quick as a hello world reaches the line."""
    longest = max(1.0, *(row["ratio"] for row in found.values()))
    wide, high = 400 / longest, 22
    bars = "".join(
        f'<text x="230" y="{place * high + 15}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="240" y="{place * high + 4}" width="{max(1.0, row["ratio"] * wide):.1f}" height="14" fill="#3b6ea5"/>'
        f'<text x="{246 + row["ratio"] * wide:.1f}" y="{place * high + 15}">{row["ratio"]:.2f}</text>'
        for place, (name, row) in enumerate(found.items())
    )
    line = f'<path d="M{240 + wide:.1f} 0V{len(found) * high}" stroke="#999" stroke-dasharray="3"/>'
    frame = f'xmlns="http://www.w3.org/2000/svg" width="700" height="{len(found) * high + 4}"'
    return f'<svg {frame} font-family="sans-serif" font-size="12">{line}{bars}</svg>\n'


if __name__ == "__main__":
    main()
