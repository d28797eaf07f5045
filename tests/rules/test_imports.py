"""Who may import whom."""

from forum import ROOMS
from tests.rules.sources import PACKAGES, ROOT, Module, modules

NEIGHBOURS = tuple(package for package in PACKAGES if package != "forum")
# create_app is where the frame meets the rooms: it must know who reads an actor from a login.
MEETING = {"forum.app"}
# What a module of that name may not import from its own or another room (DESIGN's table, read upwards).
BARRED = {
    "events": ("models", "queries", "policy", "actions", "listeners", "pages"),
    "models": ("queries", "policy", "actions", "listeners", "pages", "events"),
    "policy": ("actions", "listeners", "pages"),
    "queries": ("actions", "listeners", "pages"),
    "actions": ("listeners", "pages"),
    "listeners": ("pages",),
}


def test_the_core_imports_no_neighbour() -> None:
    wrong = [
        (module.name, name)
        for module in modules()
        if module.package == "forum"
        for name in module.imports()
        if name.split(".")[0] in NEIGHBOURS
    ]
    assert wrong == []


def test_neighbours_do_not_import_each_other() -> None:
    wrong = [
        (module.name, name)
        for module in modules()
        if module.package in NEIGHBOURS
        for name in module.imports()
        if name.split(".")[0] in NEIGHBOURS and name.split(".")[0] != module.package
    ]
    assert wrong == []


def test_a_room_imports_only_rooms_above_it() -> None:
    wrong = [
        (module.name, name)
        for module in modules()
        if module.room
        for name in module.imports()
        if (other := room_in(name)) and ROOMS.index(other) > ROOMS.index(module.room)
    ]
    assert wrong == []


def test_the_frame_imports_no_room() -> None:
    wrong = [
        (module.name, name)
        for module in modules()
        if module.package == "forum" and not module.room and module.name not in MEETING
        for name in top_level_imports(module)
        if room_in(name)
    ]
    assert wrong == []


def test_the_web_frame_has_no_word_of_the_forum() -> None:
    words = ("thread", "answer", "vote", "badge", "article", "flag")
    wrong = [
        (module.name, word)
        for module in modules()
        if module.name.startswith("forum.web.")
        for word in words
        if f" {word}s" in code_of(module) or f"FROM {word}" in module.text
    ]
    assert wrong == []


def test_the_seven_words_import_downwards_only() -> None:
    wrong = [
        (module.name, name)
        for module in modules()
        if (word := word_of(module.name))
        for name in top_level_imports(module)
        if name.split(".")[0] in PACKAGES and word_of(name) in BARRED.get(word, ())
    ]
    assert wrong == []


def test_every_room_is_listed_and_every_listed_room_is_there() -> None:
    folders = {path.parent.name for path in (ROOT / "forum").glob("*/__init__.py")} - {
        "web",
        "mail",
        "stores",
        "outgoing",
        "commands",
    }
    assert folders == set(ROOMS)


def room_in(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "forum" and parts[1] in ROOMS else ""


def word_of(name: str) -> str:
    parts = name.split(".")
    return next((part for part in parts[1:4] if part in {*BARRED, "pages"}), "")


def top_level_imports(module: Module) -> set[str]:
    """Imports at the head of the module; those inside a function are made late on purpose (commands start quickly)."""
    shallow = Module(module.path, type(module.tree)(body=[*head_of(module)], type_ignores=[]), "")
    return shallow.imports()


def head_of(module: Module) -> list:
    import ast

    return [node for node in module.tree.body if isinstance(node, ast.Import | ast.ImportFrom)]


def code_of(module: Module) -> str:
    """The text without its docstrings and comments."""
    import ast

    tree = ast.parse(module.text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)
