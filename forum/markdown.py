"""The Markdown dialect: CommonMark without raw HTML, plus tables, strike-through, bare links and @mentions."""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

MENTION = re.compile(r"@([A-Za-z0-9][A-Za-z0-9_.-]{0,38}[A-Za-z0-9]|[A-Za-z0-9])")
MOST_HIGHLIGHTED = 3_000  # characters of one code block; longer ones are shown plain
# Pygments' own names of the languages that are coloured. Some of its six hundred lexers take minutes over a line of
# tabs, and one never ends; these have been tried with texts that are made to hold them up.
LANGUAGES = {
    "apacheconf", "arduino", "bash", "batch", "c", "cmake", "console", "cpp", "csharp", "css", "dart", "diff",
    "docker", "elixir", "go", "graphql", "groovy", "haskell", "html", "http", "ini", "java", "javascript", "json",
    "jsx", "kotlin", "lua", "mysql", "nginx", "objective-c", "perl", "php", "postgresql", "powershell", "properties",
    "pycon", "pytb", "python", "ruby", "rust", "scala", "scss", "splus", "sql", "swift", "text", "toml", "tsx",
    "typescript", "xml", "yaml",
}  # fmt: skip
# By which short rows of a table are filled up: the 65,000 of the package cost a second, made of 1,500 characters. (The
# package hides its module behind the function of the same name.)
import_module("markdown_it.rules_block.table").MAX_AUTOCOMPLETED_CELLS = 2_000  # type: ignore[attr-defined]


def parser() -> MarkdownIt:
    """A new parser. It is not to be shared between threads: its search for links keeps state."""
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": 20, "highlight": highlight})
    markdown.enable(["table", "strikethrough", "linkify"])
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})  # type: ignore[union-attr]
    markdown.inline.ruler.push("mention", mention)
    # The built-in text rule skips over letters up to a terminator, and "@" is not one of them.
    markdown.inline.ruler.at("text", text_up_to_at)
    markdown.add_render_rule("image", image_as_link)
    return markdown


def highlight(code: str, language: str, _attributes: str) -> str:
    """A highlighted block, or "" for the plain one. The language is never guessed: guessing costs milliseconds."""
    if not language or len(code) > MOST_HIGHLIGHTED:
        return ""
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    if lexer.aliases[0] not in LANGUAGES:
        return ""
    inner: str = pygments_highlight(code, lexer, HtmlFormatter(nowrap=True))
    return f"<pre><code>{inner}</code></pre>"


def mention(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "@" or (state.pos > 0 and (state.src[state.pos - 1].isalnum() or state.linkLevel > 0)):
        return False
    match = MENTION.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel > 0:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": f"/u/{match[1]}", "class": "mention"}
        state.push("text", "", 0).content = match[0]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


TERMINATOR = re.compile(r"[\n!#$%&*+\-:<=>@\[\\\]^_`{}~]")


def text_up_to_at(state: StateInline, silent: bool) -> bool:
    found = TERMINATOR.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def image_as_link(self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[place]
    words = self.renderInlineAsText(token.children, options, env) if token.children else ""
    link: dict[str, Any] = {"href": token.attrGet("src") or "", "class": "image-link"}
    opening = Token("link_open", "a", 1, attrs=link)
    label = Token("text", "", 0, content=words or str(link["href"]))
    return self.render([Token("inline", "", 0, children=[opening, label, Token("link_close", "a", -1)])], options, env)
