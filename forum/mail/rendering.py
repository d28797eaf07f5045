"""The two bodies of a letter, from templates/mail."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import css_inline
from jinja2 import Environment

from forum import i18n
from forum.settings import Settings
from forum.web.templating import default_environment

# Styles go into the elements; the rules for the dark stay in the head. Nothing is fetched.
INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def bodies(settings: Settings, template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """The text and the HTML. Every link in them starts with the base URL of the settings: whatever a request claims
    about its host never gets into a mail."""
    values = dict(context)
    if "path" in values:
        values["url"] = settings.base_url + values["path"]
    environment = default_environment()
    text = plain(environment).get_template(f"mail/{template}.txt").render(values)
    html = environment.get_template(f"mail/{template}.html").render(values)
    return tidy(text), INLINER.inline(html)


@cache
def plain(environment: Environment) -> Environment:
    """The same environment without escaping, in its words neither: a text body is text."""
    text = environment.overlay(autoescape=False)
    text.globals = {**environment.globals, "_": said, "gettext": said, "ngettext": counted}
    return text


def said(message: str, /, **values: Any) -> str:
    words = i18n.gettext(message)
    return i18n.placed(words, values) if "%" in words else words


def counted(one: str, many: str, count: int, /, **values: Any) -> str:
    words = i18n.ngettext(one, many, count)
    return i18n.placed(words, {"num": count, **values}) if "%" in words else words


def tidy(text: str) -> str:
    """No trailing spaces (but for the signature's mark), never two empty lines in a row."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        kept = line if line == "-- " else line.rstrip()
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines) + "\n"
