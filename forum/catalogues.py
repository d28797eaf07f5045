"""Catalogues of translations: which languages there are, and their words, read when somebody first needs them.

A language is one file, `forum/locales/<language>.po`, and is offered as soon as the file is there; a package of its own
brings further words in `<package>/locales/<language>.po`. The files are read as they stand: a thousand messages take
twenty milliseconds, once a process, so that a checkout, an sdist and a wheel work alike and nobody has to compile
anything. (The road not taken: `.mo` files, which are either committed and forgotten, or made by a step that surprises
people.)
"""

from functools import cache
from gettext import NullTranslations
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

SOURCE = "en"  # the language in which the program itself is written
LOCALES_FOLDER = Path(__file__).parent / "locales"
_folders: list[Path] = [LOCALES_FOLDER]


def languages_present() -> tuple[str, ...]:
    """Every language that has a catalogue, after the one that needs none."""
    return (SOURCE, *sorted(file.stem for file in LOCALES_FOLDER.glob("*.po")))


def add_catalogues(packages: tuple[str, ...]) -> None:
    """From now on words are looked for in the catalogues of these packages, too."""
    for name in packages:
        spec = find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folder = Path(place) / "locales"
            if folder.is_dir() and folder not in _folders:
                _folders.append(folder)
                translations.cache_clear()


@cache
def translations(locale: str) -> NullTranslations:
    """The words of a language; of "pt_BR" those of "pt" where it has none of its own. English words are their own."""
    found = NullTranslations()
    for folder in _folders:
        for name in dict.fromkeys((locale, locale.split("_")[0])):
            file = folder / f"{name}.po"
            if file.is_file():
                found.add_fallback(compiled(file))
    return found


def compiled(file: Path) -> Translations:
    packed = BytesIO()
    write_mo(packed, read_catalogue(file))
    packed.seek(0)
    return Translations(packed)


def read_catalogue(file: Path) -> Catalog:
    with file.open("rb") as lines:
        return read_po(lines, locale=None if file.suffix == ".pot" else file.stem, abort_invalid=True)
