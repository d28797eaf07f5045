"""How the source reads: sizes, names, docstrings, types."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.rules.sources import ROOT, Module, modules, test_files

LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS, MOST_POSITIONAL = 300, 40, 5, 3
LIBRARY_SIGNATURES = {"image_as_link", "connect_tcp"}  # markdown-it and httpcore2 call them with five
EMPTY_NAMES = re.compile(r"(manager|helper|util|utils|handler|service|data|info|common|misc)s?$", re.IGNORECASE)


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_longer_than_it_may_be() -> None:
    paths = [module.path for module in modules()] + test_files()
    paths += [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static").rglob("*.css"),
        *(ROOT / "static").rglob("*.js"),
    ]
    long = {str(path.relative_to(ROOT)): count for path in paths if (count := len(path.read_text().splitlines())) > 300}
    assert long == {}


def test_no_function_is_longer_than_it_may_be() -> None:
    long = [
        (module.name, node.name, size)
        for module in modules()
        for node in functions(module)
        if (size := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_parameters_are_few_and_named_after_the_third() -> None:
    wrong = []
    for module in modules():
        if module.path.name == "commands.py" or "cli" in module.name:
            continue  # Typer reads a command's options from its parameters
        for node in functions(module):
            positional = [
                arg.arg for arg in (*node.args.posonlyargs, *node.args.args) if arg.arg not in ("self", "cls")
            ]
            # `(session, actor, …)` is how every action begins, so that the third of its own is the fifth in all.
            allowed = MOST_POSITIONAL + len({"session", "actor", "request"} & set(positional))
            everything = len(positional) + len(node.args.kwonlyargs) - (allowed - MOST_POSITIONAL)
            if node.name in LIBRARY_SIGNATURES:
                continue
            if len(positional) > allowed or everything > MOST_PARAMETERS:
                wrong.append((module.name, node.name))
    assert wrong == []


def test_every_module_opens_with_a_docstring() -> None:
    without = [module.name for module in modules() if module.tree.body and not ast.get_docstring(module.tree)]
    assert without == []


def test_no_module_or_class_has_an_empty_name() -> None:
    named = [module.name.rsplit(".", 1)[-1] for module in modules()]
    named += [node.name for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    assert [
        name
        for name in named
        if EMPTY_NAMES.fullmatch(name) or re.search(r"(Manager|Helper|Util|Handler|Service)$", name)
    ] == []


def test_policies_events_and_pure_nouns_neither_wait_nor_ask_the_database() -> None:
    wrong = [
        module.name
        for module in modules()
        if module.path.stem in ("policy", "events")
        and any(isinstance(node, ast.Await) for node in ast.walk(module.tree))
    ]
    assert wrong == []


def test_text_from_people_becomes_markup_in_one_place_only() -> None:
    """Markup(...) of anything but a literal is the renderer's and the templates' business."""
    allowed = {
        "forum.web.templating", "forum.web.pieces", "forum.web.quick", "forum.web.slots", "forum.search.marks",
        "forum.web.machines", "forum.reading.pages.help", "kb_bridge.pages.articles", "kb_bridge.pages.editing",
    }  # fmt: skip
    wrong = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markup" and node.args:
                literal = isinstance(node.args[0], ast.Constant)
                if not literal and module.name not in allowed:
                    wrong.append((module.name, node.lineno))
    assert wrong == []


@pytest.mark.parametrize("word", ["NotImplemented" + "Error", "TO" + "DO", "FIX" + "ME", "assert " + "True"])
def test_nothing_is_left_for_later(word: str) -> None:
    texts = {module.name: module.text for module in modules()}
    texts |= {str(path): path.read_text() for path in test_files()}
    assert [name for name, text in texts.items() if re.search(rf"\b{word}\b", text)] == []


def test_names_of_tests_are_sentences() -> None:
    short = [
        (path.name, node.name)
        for path in test_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and node.name != "test_files"
        and node.name.count("_") < 3
    ]
    assert short == []
