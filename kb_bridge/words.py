"""What a text is about, as counted words: folded, stemmed lightly, without stop words; codes and versions whole."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from whoosh.lang import porter2
from whoosh.lang.snowball.russian import RussianStemmer

from kb_bridge.stop_words import EVERY, language_of

TITLE_WEIGHT = 3
"""A title is written to be recognised, so each of its words counts three times one of the body."""
PAIR_WEIGHT = 2
"""Neighbouring words of a title ("charged twice") are a term of their own: on streams of short bank questions they
lifted the share of pure topics from .33 to .51 at the same threshold."""
BODY_CHARS = 400
"""Questions say what hurts first and wander later; beyond this the likeness of questions that differ only grew."""
LONGEST_WORD = 40
LONGEST_TEXT = 20_000

FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
QUOTED = re.compile(r"^\s{0,3}>.*$", re.MULTILINE)
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*(?:\s[^)\n]*)?\)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|<[^<>\n]{1,200}>")
TOKEN = re.compile(r"\w+(?:[-.'’]\w+)*")
CODE = re.compile(r"^v?(\d+(?:\.\d+)+)$|^([^\W\d_]{1,4})-?(\d+)$")
ROMANIAN_ENDINGS = re.compile(
    r"(?:ului|elor|ilor|urile|urilor|iile|iilor|area|erea|irea|eaza|easca|este|esti|ile|ul|ele|ea|ii|ia|ie|ei|at|it|ut|"
    r"ata|ita|uta|ate|ite|ute|ati|iti|uri|am|em|im|a|e|i|u)$"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """How often each stem occurs, and the word as it was first written, for people to read."""

    counts: dict[str, int]
    written: dict[str, str]


def terms_of_question(title: str, body: str) -> Terms:
    return terms(title, plain(body)[:BODY_CHARS])


def terms(title: str, body: str = "") -> Terms:
    """The counted words of a title (weighted, and in pairs) and of a body of plain text."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    language = language_of(tokens(f"{title} {body}"))
    in_title = stems(title, language)
    for found, weight in ((in_title, TITLE_WEIGHT), (stems(body, language), 1)):
        for stemmed, word in found:
            counts[stemmed] += weight
            written.setdefault(stemmed, word)
    for (first, one), (second, other) in pairwise(in_title):
        counts[f"{first} {second}"] += PAIR_WEIGHT
        written.setdefault(f"{first} {second}", f"{one} {other}")
    return Terms(dict(counts), written)


def stems(text: str, language: str) -> list[tuple[str, str]]:
    """Each word that says something, as its stem and as it was written, in the order of the text."""
    return [(found, word) for word in tokens(text) if (found := stem(word, language))]


def plain(markdown: str) -> str:
    """Markdown without what others said (quotes), addresses and marks; the text of code stays, errors live there."""
    text = FENCE.sub(" ", QUOTED.sub(" ", markdown[:LONGEST_TEXT]))
    text = ADDRESS.sub(" ", LINK.sub(r"\1", text))
    return " ".join(re.sub(r"[*_`#|~]+", " ", text).split())


def tokens(text: str) -> list[str]:
    """Words in lower case, accents folded for letters of Latin script; hyphenated words fall apart, codes do not."""
    found: list[str] = []
    for match in TOKEN.findall(fold(text[:LONGEST_TEXT])):
        if any(char.isdigit() for char in match):
            found.append(code(match))
        else:
            found.extend(parts_of(match))
    return [word for word in found if word and len(word) <= LONGEST_WORD]


def parts_of(word: str) -> list[str]:
    """The words of a compound; where all parts are short it is one word that is written in two ways (wi-fi, e-mail)."""
    parts = re.split(r"[-.]", word)
    return ["".join(parts)] if "-" in word and (len(parts[0]) == 1 or max(map(len, parts)) <= 3) else parts


def fold(text: str) -> str:
    """Lower case; ș, ş and s alike, as people type them, and ё as е; й stays a letter of its own."""
    lowered = unicodedata.normalize("NFC", text).casefold().replace("ё", "е").replace("’", "'")
    return "".join(bare(char) if char > "~" else char for char in lowered)


@lru_cache(maxsize=4096)
def bare(char: str) -> str:
    """A Latin letter without its accent; in other scripts the marks make other letters (й, バ)."""
    if not unicodedata.name(char, "").startswith("LATIN"):
        return char
    return "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))


def code(word: str) -> str:
    """One spelling for a code or a version: E42 and e-42 are "e-42", v2.1.3 is "2.1.3"."""
    match = CODE.match(word)
    if not match:
        return word
    return match[1] or f"{match[2]}-{match[3]}"


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem, or "" for a stop word and for a single letter or figure."""
    if word in EVERY or (len(word) < 2):
        return ""
    if any(char.isdigit() for char in word):
        return word
    if "а" <= word[0] <= "я":
        return russian_stem(word)
    word = word.removesuffix("'s").replace("'", "")
    if language == "ro":
        return ROMANIAN_ENDINGS.sub("", word) if len(word) > 4 else word
    return english_stem(word)


english_stem: Callable[[str], str] = porter2.stem
russian_stem: Callable[[str], str] = RussianStemmer().stem
