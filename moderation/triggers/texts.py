"""A text as rules read it: once through, without code and quotes, in folded words, with its links. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from moderation.triggers.links import Link, links_of

SIGNS_READ = 12_000  # what stands further down changes no verdict
FENCE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.S | re.M)
INLINE_CODE = re.compile(r"`[^`\n]*`")
QUOTED = re.compile(r"^\s*>.*$", re.M)
ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|\]\([^)\s]*\)|<[^>\n]{0,300}>", re.I)
WORD = re.compile(r"[^\W_]+(?:[*@$!'’][^\W_]+)*")
SIGNS_OF_CODE = re.compile(r"[{}();=<>\[\]|\\]|::|->|^\s*(?:at|in|from|import|def|void|for|if)\b")
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
LONG_RUN = re.compile(r"(.)\1{2,}")
SPELT = re.compile(r"\b(?:[^\W\d_][ .\-*]){3,}[^\W\d_]\b")

PLAIN = str.maketrans("ăâîșşțţáàäéèêëíóòöúùüçñё’", "aaissttaaaeeeeiooouuucne'")
LOOKS_LATIN = str.maketrans("авекмнорстухіјѕ", "abekmhopctyxijs")
LOOKS_CYRILLIC = str.maketrans("abekmhopctyxij", "авекмнорстухіј")
DISGUISE = str.maketrans("0134578@$!*", "oieastbasi*")


@dataclass(frozen=True)
class Text:
    """What somebody wrote, title and body; `language` is a two-letter code or None."""

    title: str
    body: str
    language: str | None = None

    @cached_property
    def prose(self) -> str:
        """Without code, quotes and what only machines read; letters as they were written."""
        body = without_code(HIDDEN.sub("", self.body[:SIGNS_READ]))
        return f"{self.title}\n{body}" if self.title else body

    @cached_property
    def code_lines(self) -> tuple[str, ...]:
        """The lines that read like a program, a log or a trace."""
        return tuple(line for line in self.body[:SIGNS_READ].split("\n") if looks_like_code(line))

    @cached_property
    def spoken(self) -> str:
        """The prose without addresses."""
        return ADDRESS.sub(" ", self.prose)

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The words of the prose as they were written."""
        return tuple(WORD.findall(self.spoken))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words folded: lower case, no diacritics, one script a word, disguises taken off."""
        spelt = tuple(fold("".join(filter(str.isalnum, each))) for each in SPELT.findall(self.spoken))
        return tuple(fold(each) for each in self.written) + spelt

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return links_of(self.prose)

    @cached_property
    def shouting(self) -> float:
        """The share of capitals among the letters of longer words; 0 where there is too little to say."""
        letters = [sign for word in self.written if len(word) > 3 and word.isalpha() for sign in word]
        return sum(sign.isupper() for sign in letters) / len(letters) if len(letters) >= 30 else 0.0


def without_code(text: str) -> str:
    text = QUOTED.sub(" ", INLINE_CODE.sub(" ", FENCE.sub(" ", text)))
    return "\n".join(line for line in text.split("\n") if not looks_like_code(line))


def looks_like_code(line: str) -> bool:
    """More signs than sentences have: a line of a program, a log or a trace."""
    signs = len(SIGNS_OF_CODE.findall(ADDRESS.sub(" ", line)))
    return signs >= 3 and signs * 12 > len(line)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One form for all ways to write a word: `Fuсk` with a Cyrillic letter, `f*ck` stays with its star, `shiiit`."""
    plain = unicodedata.normalize("NFKC", word).lower().translate(PLAIN)
    if not plain.isascii():
        plain = one_script(plain)
    if not plain.isalpha() and any(sign.isalpha() for sign in plain):
        plain = undisguised(plain)
    return LONG_RUN.sub(r"\1", plain)


def one_script(word: str) -> str:
    latin = sum("a" <= sign <= "z" for sign in word)
    cyrillic = sum("а" <= sign <= "я" for sign in word)
    if not latin or not cyrillic:
        return word
    return word.translate(LOOKS_LATIN if latin >= cyrillic else LOOKS_CYRILLIC)


def undisguised(word: str) -> str:
    """`5hit` and `@ss` as they are meant; versions, sizes and names such as `mp4` or `x64` as they are."""
    digits = sum(sign.isdigit() for sign in word)
    if digits > 2 or word[-1].isdigit() or len(word) < 4:
        return word
    return word.translate(DISGUISE)
