"""Events: frozen, documented, of unique names, and each published by somebody."""

import ast

from tests.rules.sources import Module, modules

# Declared for siblings that a later part brings; the core has listeners or importers for them already.
PUBLISHED_ELSEWHERE = {"ReviewWanted"}


def event_classes() -> list[tuple[Module, ast.ClassDef]]:
    return [
        (module, node)
        for module in modules()
        if module.path.stem == "events"
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    ]


def test_every_event_is_documented_frozen_and_in_the_past_tense() -> None:
    for module, node in event_classes():
        assert ast.get_docstring(node), (module.name, node.name)
        assert any("frozen=True" in ast.unparse(mark) for mark in node.decorator_list), node.name


def test_events_have_unique_names() -> None:
    names = [node.name for _module, node in event_classes()]
    assert len(names) == len(set(names))


def test_every_event_is_published_by_somebody() -> None:
    writers = [module.text for module in modules() if module.path.stem not in ("events", "listeners", "extension")]
    silent = [
        node.name
        for _module, node in event_classes()
        if not any(node.name in text for text in writers) and node.name not in PUBLISHED_ELSEWHERE
    ]
    assert silent == []


def test_listeners_are_named_for_what_they_do() -> None:
    named = [
        node.name
        for module in modules()
        if module.path.stem == "listeners"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.AsyncFunctionDef)
    ]
    assert [name for name in named if name.startswith(("on_", "handle_"))] == []
