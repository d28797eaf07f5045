"""Made-up languages: every text of the catalogue turned so that it can be read and seen to be translated.

One is lengthened and bears accents, as a language would that needs more room; one is written from right to left. They
come as a package of their own brings its words: `<package>/locales/<language>.po`.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from forum.catalogues import read_catalogue
from forum.words import HEAD, TEMPLATE, body, texts

LONG, MIRRORED = "de", "ar"  # real languages lend their numbers, dates and plural forms
PACKAGE = "pseudo_words"
KEPT = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\}|<[^>]*>|&\w+;|https?://\S+|`+)")
PLAIN = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = "áƀćďéƒĝĥíĵķĺḿñóṕʠŕśťúṽŵẋýź"
ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض"


def longer(text: str) -> str:
    """The same with accents, and about four tenths longer."""
    turned = text.translate(str.maketrans(PLAIN + PLAIN.upper(), ACCENTED + ACCENTED.upper()))
    return re.sub(r"[áéíóú]", lambda vowel: vowel[0] * 2, turned)


def mirrored(text: str) -> str:
    return text.lower().translate(str.maketrans(PLAIN, ARABIC))


WAYS = {LONG: longer, MIRRORED: mirrored}


def turned(text: str, language: str) -> str:
    """The text in that language; what is put into it, tags and addresses stay."""
    return "".join(part if KEPT.fullmatch(part) else WAYS[language](part) for part in KEPT.split(text))


def write_package(folder: Path) -> None:
    """A package that plugs in and brings both languages."""
    locales = folder / PACKAGE / "locales"
    locales.mkdir(parents=True)
    (folder / PACKAGE / "__init__.py").touch()
    (folder / PACKAGE / "extension.py").write_text(
        f'from forum.extension import Extension\n\nEXTENSION = Extension(name="{PACKAGE}")\n'
    )
    for language in WAYS:
        head = HEAD.format(name=language, locale=language, plurals=get_plural(language).plural_forms)
        (locales / f"{language}.po").write_text(f"{head}\n{body(catalogue(language))}")


def catalogue(language: str) -> Catalog:
    made = Catalog(locale=language)
    for each in texts(read_catalogue(TEMPLATE)):
        if isinstance(each.id, tuple | list):
            last = turned(each.id[-1], language)
            made.add(each.id, (last,) * made.num_plurals, context=each.context)
        else:
            made.add(each.id, turned(each.id, language), context=each.context)
    return made
