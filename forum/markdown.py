"""The Markdown dialect: CommonMark without raw HTML, plus tables, strike-through, bare links, @mentions and :emoji:.

Pictures of our own are shown, all others become links; a link to a video, alone in a paragraph, is marked as one.
"""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from forum.emoji_names import signs
from forum.pictures import size_in
from forum.videos import video_of

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
    markdown.inline.ruler.push("emoji", emoji)
    # The built-in text rule skips over letters up to a terminator, and "@" is not one of them.
    markdown.inline.ruler.at("text", text_up_to_at)
    markdown.core.ruler.push("video", videos)
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


EMOJI = re.compile(r":([a-zA-Z0-9_+\-]{1,60}):")


def emoji(state: StateInline, silent: bool) -> bool:
    """`:tada:` as the sign that it names; within code nothing comes here."""
    match = EMOJI.match(state.src, state.pos, state.posMax) if state.src[state.pos] == ":" else None
    sign = signs().get(match[1].lower()) if match else None
    if match is None or sign is None or (state.pos and state.src[state.pos - 1].isalnum()):
        return False
    if not silent:
        state.push("text", "", 0).content = sign
    state.pos = match.end()
    return True


def videos(state: StateCore) -> None:
    """A paragraph that is one link, and that to a video, says which."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        parts = [each for each in inline.children or () if each.type != "text" or each.content]
        if opening.type != "paragraph_open" or len(parts) < 3 or parts[0].type != "link_open":
            continue
        alone = parts[-1].type == "link_close" and all(each.type in ("text", "code_inline") for each in parts[1:-1])
        video = video_of(str(parts[0].attrGet("href") or "")) if alone else None
        if video:
            opening.attrs = {"data-video": video}


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
    """A picture of ours as itself, any other as a link to it."""
    token = tokens[place]
    words = self.renderInlineAsText(token.children, options, env) if token.children else ""
    address = str(token.attrGet("src") or "")
    size = size_in(address)
    if size is not None:
        within_link = sum(each.nesting for each in tokens[:place] if each.type.startswith("link_")) > 0
        return self.render(shown_picture(address, words, size, bare=within_link), options, env)
    link: dict[str, Any] = {"href": address, "class": "image-link"}
    opening = Token("link_open", "a", 1, attrs=link)
    label = Token("text", "", 0, content=words or address)
    return self.render([Token("inline", "", 0, children=[opening, label, Token("link_close", "a", -1)])], options, env)


def shown_picture(address: str, words: str, size: tuple[int, int], *, bare: bool) -> list[Token]:
    """With its size, so that nothing moves when it comes; it leads to itself in full, unless in a link already."""
    attributes = {"src": address, "alt": words, "width": str(size[0]), "height": str(size[1]), "loading": "lazy"}
    shown = Token("picture", "img", 0, attrs=dict(attributes))
    if bare:
        return [shown]
    opening = Token("link_open", "a", 1, attrs={"href": address, "class": "picture"})
    return [opening, shown, Token("link_close", "a", -1)]
