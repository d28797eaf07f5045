"""What the shape of a text says, whatever its words: where it leads, what it repeats, how it is written. Pure."""

import re
import zlib
from collections import Counter
from collections.abc import Callable

from moderation.triggers.links import Link
from moderation.triggers.texts import Text

HTML_LINK = re.compile(r"<a\s+href", re.I)
ANCHOR = re.compile(r"\[\**([^\]\n]{3,60}?)\**\](?:\(|\[)|<a\s[^>]*>\s*([^<\n]{3,60}?)\s*</a>", re.I)
PHONE = re.compile(r"(?<![\w./:#-])(?:\+|00)?\d[\d\s().\-]{8,18}\d(?![\w./:-])")
UNREADABLE = re.compile(r"\?{4,}|\ufffd")
FREE_MAIL = re.compile(
    r"[\w.+-]{3,40}\s?(?:@|\(at\)|\bat\b)\s?(?:gmail|yahoo|hotmail|outlook|aol|proton(?:mail)?|mail|yandex|bk|inbox|rambler)\b",
    re.I,
)
TECHNICAL = re.compile(
    r"[a-z]{2,}[A-Z][a-z0-9]+|[A-Za-z0-9]_[A-Za-z0-9]|\w\(\)|\w::\w|[ \n]--[a-z]{2}|\d\.\d+\.\d|(?:^|[ \n])~?/\w+/\w"
    r"|\w\.(?:py|cpp|h|js|sql|log|json|yml|xml|conf|txt|dll|so|exe|lua|sh)\b"
)
DATE = re.compile(r"(?:19|20)\d\d\D|\d\d?\D\d\d?\D(?:19|20)\d\d")
PART = re.compile(r"[a-z]{3,}")
PAGE_ENDS = re.compile(r"\.(?:html?|php|aspx?)$|[-_]?reviews?$")


def leading_away(text: Text) -> list[Link]:
    """The links that lead to places which few forums know."""
    return [link for link in text.links if not link.is_well_known]


def names_what_it_links(text: Text, links: list[Link], is_known: Callable[[str], bool]) -> int:
    """How often the text repeats the name of the page, site or words that it links: it is about the link, not the
    other way round. Names made of words that the forum uses anyway do not count."""
    flat = " " + " ".join(text.words) + " "
    names = {name for link in links for name in (page_name(link), site_name(link)) if name}
    names |= {" ".join(PART.findall((one or other).lower())) for one, other in ANCHOR.findall(text.prose)}
    squeezed = flat.replace(" ", "")
    counts = [
        flat.count(f" {name} ") if " " in name else squeezed.count(name)
        for name in names
        if len(name) >= 5 and not all(map(is_known, name.split()))
    ]
    return max(counts, default=0)


def page_name(link: Link) -> str:
    """`skin-opulent` of `/shop/skin-opulent/` in words."""
    pieces = [piece for piece in link.path.lower().split("/") if piece]
    return " ".join(PART.findall(PAGE_ENDS.sub("", pieces[-1]))) if pieces else ""


def site_name(link: Link) -> str:
    parts = link.host.removeprefix("www.").split(".")
    return parts[-2] if len(parts) > 1 and len(parts[-2]) >= 6 else ""


def ends_with_link(text: Text, links: list[Link]) -> bool:
    """The last thing said is where to go."""
    tail = text.prose.rstrip()
    return any(link.url in tail[-len(link.url) - 8 :] for link in links)


def shouting_too_much(text: Text) -> bool:
    return text.shouting > 0.6


def phones(text: Text) -> list[str]:
    """Numbers of ten digits and more, written as people dial them."""
    found = [match[0] for match in PHONE.finditer(text.spoken)]
    return [each for each in found if 10 <= sum(sign.isdigit() for sign in each) <= 15 and is_dialled(each)]


def is_dialled(number: str) -> bool:
    """With a plus or in groups; not one long number, a date, an address of a machine."""
    groups = re.findall(r"\d+", number)
    plausible = number.startswith("+") or (len(groups) >= 3 and not DATE.match(number))
    return plausible and all(len(group) <= 12 for group in groups) and "." not in number


def free_mail(text: Text) -> str | None:
    """An address at a mail provider for everybody: the way on which strangers want to be written to."""
    found = FREE_MAIL.search(text.prose)
    return found[0] if found else None


def technical_words(text: Text) -> int:
    """Names of variables, files, paths and versions: somebody shows what they did."""
    return len(text.code_lines) + len(TECHNICAL.findall(text.spoken)) if text.spoken else 0


def repetition(text: Text) -> float:
    """How much of a long text is said again; 0 for prose, near 1 for one line pasted over and over."""
    raw = text.spoken.strip().encode()
    if len(raw) < 300:
        return 0.0
    return max(0.0, 1 - len(zlib.compress(raw[:6000], 1)) / len(raw[:6000]) / 0.45)


def says_nothing(text: Text) -> str | None:
    """One word hammered in, or a hand laid on the keyboard."""
    words = [word for word in text.words if word.isalpha()]
    if not words or text.links or text.code_lines:
        return None
    commonest, times = Counter(words).most_common(1)[0]
    if len(words) >= 6 and times > len(words) / 2.5:
        return commonest
    longest = max(words, key=len)
    if len(words) <= 12 and len(longest) >= 16 and mashed(longest):
        return longest
    return None


def mashed(word: str) -> bool:
    vowels = sum(sign in "aeiouyаеиоуыэюя" for sign in word)
    return len(set(word)) < len(word) * 0.4 or vowels < len(word) * 0.2
