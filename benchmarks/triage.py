"""How well the triggers tell spam and abuse from a forum's own posts. Not a test: it prints figures.

Reads rows {text, label: "good" or "bad"} of your own (JSON lines, plain or gzipped), for which nothing here is fitted:

    python benchmarks/triage.py posts.jsonl --half 1

Rows are dealt into two halves by the checksum of their text: ideas were tried on half 0, figures come from half 1. A
day is 9,800 good and 200 bad rows in random order, judged in that order by the very code of `talkoot evaluate triage`:
cold, with text alone, and warm, after 500 decisions of an earlier day (what its queue would have brought, by score, and
a blind sample of 2 %). With --all every good row is read once, to see how many fire an abuse trigger.
"""

import argparse
import gzip
import json
import random
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from moderation.triggers.evaluating import Evaluation
from moderation.triggers.judging import ABUSE

DAY, BAD, DECISIONS, SAMPLE, LOOKED_AT = 10_000, 200, 500, 0.02, 0.15
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    parser.add_argument("--days", type=int, default=3, help="days on which the figures are averaged")
    parser.add_argument("--all", action="store_true", help="also judge every good row once")
    given = parser.parse_args()
    rows = [row for row in read(given.rows) if zlib.crc32(row["text"].encode()) % 2 == given.half]
    good = [row for row in rows if row["label"] == "good"]
    bad = [row for row in rows if row["label"] == "bad"]
    say(rows=len(rows), good=len(good), bad=len(bad))
    for number in range(given.days):
        dice = random.Random(number)
        today, earlier = day(dice, good, bad), day(dice, good, bad)
        say(day=number, start="cold", **figures(today, predictions(Evaluation(), today)))
        decided = decisions(dice, earlier)
        known = {row["text"] for row in decided}
        fresh = [row for row in today if row["text"] not in known]
        warm = Evaluation()
        for decision in decided:
            warm.teach(decision)
        say(day=number, start="warm", decisions=len(decided), **figures(fresh, predictions(warm, fresh)))
    if given.all:
        say(good=len(good), fired=fired(good))


def day(dice: random.Random, good: list[Row], bad: list[Row]) -> list[Row]:
    rows = [dict(row) for row in dice.sample(good, DAY - BAD) + dice.sample(bad, BAD)]
    dice.shuffle(rows)
    return [row | {"id": str(number)} for number, row in enumerate(rows)]


def predictions(run: Evaluation, rows: list[Row]) -> list[Row]:
    began = time.process_time()
    found = [run.judge({key: row[key] for key in ("id", "text", "title", "lang") if key in row}) for row in rows]
    say(cpu_ms_a_row=round(1000 * (time.process_time() - began) / len(rows), 2))
    return found


def decisions(dice: random.Random, rows: list[Row]) -> list[Row]:
    """What moderators of that day would have judged: what looked at all doubtful, and a blind sample."""
    run, decided = Evaluation(), list[Row]()
    for row in rows:
        judged = run.judge({"id": row["id"], "text": row["text"]})
        if judged["triggers"] or judged["score"] > LOOKED_AT or dice.random() < SAMPLE:
            decided.append({"text": row["text"], "useful": row["label"] == "bad"})
        if len(decided) == DECISIONS:
            break
    return decided


def figures(rows: list[Row], judged: list[Row]) -> dict[str, float]:
    """Recall of bad rows at 1 % false positives, shares that fire an abuse trigger, useful among the first hundred."""
    labels = {row["id"]: row["label"] == "bad" for row in rows}
    order = sorted(judged, key=lambda each: -each["score"])
    goods = sum(not bad for bad in labels.values())
    missed = caught = 0
    for each in order:
        if labels[each["id"]]:
            caught += 1
        elif each["score"] > 0 and missed + 1 <= goods * 0.01:
            missed += 1
        else:
            break
    fires = [each for each in judged if ABUSE & set(each["triggers"])]
    return {
        "recall_at_1pct": round(caught / max(1, len(labels) - goods), 3),
        "good_fired": round(sum(not labels[each["id"]] for each in fires) / max(1, goods), 4),
        "bad_fired": round(sum(labels[each["id"]] for each in fires) / max(1, len(labels) - goods), 3),
        "useful_of_first_100": sum(labels[each["id"]] for each in order[:100]),
    }


def fired(good: list[Row]) -> float:
    run = Evaluation()
    hits = [run.judge({"id": "", "text": row["text"]})["triggers"] for row in good]
    return round(sum(bool(ABUSE & set(each)) for each in hits) / max(1, len(good)), 4)


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row: Mapping[str, Any] = json.loads(line)
            if row.get("text"):
                yield dict(row)


def say(**figures: object) -> None:
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
