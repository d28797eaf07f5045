"""Templates: each is rendered by somebody, each compiles, none holds a script, a style or an unescaped text."""

import re

from jinja2 import Environment, FileSystemLoader

from tests.rules.sources import ROOT, modules

TEMPLATES = ROOT / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".txt", ".svg", ".xml"))
NAMES = {str(path.relative_to(TEMPLATES)) for path in FILES}
# Rendered HTML that our own renderer, or a slot, has made.
SAFE = re.compile(
    r"\b(\w+\.)*(body_html|bio_html|html|preview|excerpt|item|rendered|drawings\[name\])\s*\|\s*safe"
    r"|tojson \| safe"
    r"|^\s*' [a-z-]+=\"\w+\"' \| safe if"  # an attribute of our own, or nothing
)


def test_every_template_is_used() -> None:
    texts = [module.text for module in modules()] + [path.read_text() for path in FILES]
    unused = {name for name in NAMES if not any(name in text or stem(name) in text for text in texts)}
    assert unused == set()


def test_every_named_template_exists() -> None:
    named = {
        name
        for text in [*(module.text for module in modules()), *(path.read_text() for path in FILES)]
        for name in re.findall(
            r"[\"']((?:layouts|components|errors|forum|moderation|reputation|kb_bridge)/[\w/.-]+\.(?:html|xml|txt))[\"']",
            text,
        )
    }
    assert named - NAMES == set()


def test_every_template_compiles() -> None:
    extensions = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, extensions=extensions)
    names = ("when", "date", "number", "language_name", "language_tag", "language_here", "direction")
    environment.filters |= dict.fromkeys(names, str)
    for name in NAMES:
        environment.get_template(name)


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    wrong = []
    for path in FILES:
        if "mail" in path.relative_to(TEMPLATES).parts:
            continue  # mail programs know no style sheets
        text = path.read_text()
        if re.search(r"<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))|<style|\sstyle=|\son[a-z]+=\"", text):
            wrong.append(path.name)
    assert wrong == []


def test_only_rendered_text_is_marked_safe() -> None:
    wrong = []
    for path in FILES:
        for expression in re.findall(r"\{\{(.*?)\}\}", path.read_text(), re.DOTALL):
            if "| safe" in expression and not SAFE.search(expression):
                wrong.append((path.name, expression.strip()))
    assert wrong == []


def test_every_word_that_people_see_can_be_translated() -> None:
    wrong = []
    for path in FILES:
        if path.suffix != ".html":
            continue
        text = re.sub(r"\{#.*?#\}|\{%\s*trans.*?endtrans\s*%\}", "", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"\{% block \w*class %\}.*?\{% endblock %\}|<kbd>.*?</kbd>", "", text, flags=re.DOTALL)
        text = re.sub(
            r"<style.*?</style>|<script.*?</script>|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->", " ", text, flags=re.DOTALL
        )
        text = re.sub(r"<[^>]*>|&\w+;", " ", text)
        if words := re.findall(r"[A-Za-z]{3,}", text):
            wrong.append((str(path.relative_to(TEMPLATES)), words[:5]))
    assert wrong == []


def stem(name: str) -> str:
    """Mail templates are named without their ending, and error pages by their status."""
    if name.startswith("mail/"):
        return f'"{name.removeprefix("mail/").rsplit(".", 1)[0]}"'
    return "errors/{" if name.startswith("errors/") else name
