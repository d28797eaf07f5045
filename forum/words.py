"""The words of the program: gathered from the source, and put into each catalogue. For developers.

The files change as little as possible from one time to the next, so that what several people add can be merged:
sorted by text, one line a text, without line numbers, dates or words that nobody uses any more. Nothing is guessed from
similar words either: a translation is there or it is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po
from rich.console import Console
from rich.progress import track

from forum.catalogues import LOCALES_FOLDER, read_catalogue
from forum.command import BAD_INPUT, CommandFailed
from forum.paths import checkout

PACKAGES = ("forum", "moderation", "reputation", "kb_bridge")
KEYWORDS: dict[str, Any] = {
    "_": None, "gettext": None, "n_": (1, 2), "ngettext": (1, 2), "pgettext": ((1, "c"), 2)
}  # fmt: skip
JINJA = {
    "extensions": "jinja2.ext.i18n,jinja2.ext.do,jinja2.ext.loopcontrols",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",  # a template that cannot be read fails here rather than losing its words
}
NOTE = "Translators:"
TEMPLATE = LOCALES_FOLDER / "talkoot.pot"
HEAD = """# Talkoot in {name}.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""
TEMPLATE_HEAD = """# The texts of Talkoot, in English.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of one catalogue."""

    file: Path
    texts: int
    missing: int
    added: int
    dropped: int
    changed: bool


def renew_all(language: str = "", *, write: bool = True) -> bool:
    """Every catalogue renewed, a new one begun if asked for; True when no word is missing in any of them."""
    root, console = checkout(), Console()
    if root is None:
        raise CommandFailed("talkoot words needs the source: run it in a checkout.", BAD_INPUT)
    if language:
        begin(language)
    found = Catalog()
    for file in track(list(sources(root)), "Reading the source", console=console, transient=True):
        gather(file, found)
    results = [renew(file, found, write=write) for file in (TEMPLATE, *sorted(LOCALES_FOLDER.glob("*.po")))]
    for each in results:
        missing = f", {each.missing} missing" if each.file != TEMPLATE else ""
        console.print(f"{each.file.name}: {each.texts} texts, {each.added} new, {each.dropped} gone{missing}")
    return not any(each.missing or each.changed for each in results if each.file != TEMPLATE)


def sources(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))
    yield from sorted(file for file in (root / "templates").rglob("*.*") if file.suffix in (".html", ".txt", ".xml"))


def gather(file: Path, into: Catalog) -> None:
    is_python = file.suffix == ".py"
    method = "python" if is_python else "jinja2.ext:babel_extract"
    found = extract_from_file(method, file, KEYWORDS, (NOTE,), {} if is_python else JINJA, strip_comment_tags=True)
    for _line, text, notes, context in found:
        into.add(text, auto_comments=notes, context=context)


def gathered(root: Path) -> Catalog:
    found = Catalog()
    for file in sources(root):
        gather(file, found)
    return found


def begin(language: str) -> None:
    """An empty catalogue with the plural rule of its language."""
    try:
        name = Locale.parse(language).get_display_name("en")
    except (UnknownLocaleError, ValueError):
        raise CommandFailed(f"{language!r} is no language such as de or pt_BR.", BAD_INPUT) from None
    file = LOCALES_FOLDER / f"{language}.po"
    if not file.exists():
        file.write_text(HEAD.format(name=name, locale=language, plurals=get_plural(language).plural_forms))


def renew(file: Path, found: Catalog, *, write: bool) -> Renewed:
    """The file with exactly the texts that were found, its head as it was."""
    old = read_catalogue(file) if file.exists() else Catalog()
    before = file.read_text() if file.exists() else TEMPLATE_HEAD
    new = Catalog(locale=old.locale)
    for message in texts(found):
        known = old.get(message.id, message.context)
        string = known.string if known and file != TEMPLATE else ""
        new.add(message.id, string or "", auto_comments=message.auto_comments, context=message.context)
    after = before.split("\n\n")[0].rstrip() + "\n\n" + body(new)
    if write and after != before:
        file.write_text(after)
    ids, were = {key(each) for each in texts(new)}, {key(each) for each in texts(old)}
    missing = sum(not whole(each) for each in texts(new))
    return Renewed(file, len(ids), missing, len(ids - were), len(were - ids), after != before)


def texts(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def key(message: Message) -> tuple[object, str | None]:
    return message.id, message.context


def whole(message: Message) -> bool:
    """Translated, in every plural form."""
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def body(catalogue: Catalog) -> str:
    lines = BytesIO()
    write_po(lines, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return lines.getvalue().decode().rstrip() + "\n"
