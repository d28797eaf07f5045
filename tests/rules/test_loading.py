"""Loading is checking: threads, posts, comments and articles are read under a condition of who may see them.

A statement that reads one of these tables stands in its room's queries, or carries the shared condition of visibility,
or is listed here with the reason why it needs none.
"""

import ast
import re

from tests.rules.sources import modules

GUARDED = re.compile(r"\b(?:FROM|JOIN)\s+(threads|posts|comments|articles)\b")
HOMES = {
    "threads": ("forum.threads.",), "posts": ("forum.threads.",), "comments": ("forum.comments.",),
    "articles": ("kb_bridge.",),
}  # fmt: skip
CONDITIONS = ("VISIBLE_", "LISTED_", "COUNTED_", "visibility = ANY", "visible_")
EXEMPT = {
    "forum.importing": "an import writes and compares what it wrote; nobody reads its results from here",
    "forum.exporting": "counts; what it writes carries the condition of visibility",
    "forum.demo": "asks whether the forum is empty, and takes away what it made, whoever may see it",
    "forum.measuring": "asks whether the forum is empty",
    "forum.welcome": "asks whether somebody has written at all",
    "forum.search": "copies threads into search documents; results are loaded again through visible queries",
    "forum.doctor": "counts",
    "reputation": "moves numbers by post; titles in a statement are shown under their own condition",
    "moderation": "counts an author's posts; items are read under VISIBLE_THREAD",
    "kb_bridge": "derives topics within one visibility scope",
    "forum.effect": "asks whether staff replied, and shows nothing of it",
    "forum.jobs": "counts what waits",
    "forum.votes": "gives a reader their own votes by post id",
}


def test_guarded_tables_are_read_in_their_room_or_under_a_condition() -> None:
    wrong = []
    for module in modules():
        if any(module.name.startswith(name) for name in EXEMPT):
            continue
        for table, statement in statements(module.text):
            at_home = any(module.name.startswith(home) for home in HOMES[table])
            if not at_home and not any(condition in module.text for condition in CONDITIONS):
                wrong.append((module.name, table, statement[:60]))
    assert wrong == []


def test_pages_never_speak_sql() -> None:
    wrong = [
        module.name
        for module in modules()
        if "pages" in module.name.split(".")
        for text, _node in texts(module.text)
        if re.search(r"\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|\bUPDATE \w+ SET\b|\bDELETE FROM\b", text, re.DOTALL)
    ]
    assert wrong == []


def test_only_actions_and_the_frame_write() -> None:
    wrong = [
        module.name
        for module in modules()
        if {"queries", "policy", "pages", "events", "slots"} & set(module.name.split("."))
        for text, _node in texts(module.text)
        if re.search(r"\bINSERT INTO\b|\bUPDATE \w+ (?:\w+ )?SET\b|\bDELETE FROM\b", text)
    ]
    assert wrong == []


def statements(source: str) -> list[tuple[str, str]]:
    return [(table, text) for text, _node in texts(source) for table in GUARDED.findall(text)]


def texts(source: str) -> list[tuple[str, ast.Constant]]:
    return [
        (node.value, node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
