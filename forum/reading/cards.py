"""The picture of a thread or article that other sites show with a link to it: title, state and whose forum it is.

Decision: drawn on the server with Pillow, from the words alone. Fira Sans (OFL, from a wheel of its own) has Latin with
the Romanian comma, Cyrillic and Greek; what it lacks is left out of the picture, and the link's title says it anyway.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from math import cos, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

WIDTH, HEIGHT, EDGE = 1200, 630, 80
HUE = 232  # --brand-hue of static/css/tokens.css
MOST_LINES = 4
SIZES = (76, 66, 58, 50)
VERSION = 2  # to be raised when a card of the same words looks otherwise
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in the picture. `state` is a word, `solved` colours it, `facts` stand beside it."""

    title: str
    state: str
    facts: str
    forum: str
    solved: bool = False
    hue: int = HUE


def drawn(card: Card) -> bytes:
    """The picture as PNG; some tens of milliseconds of one core, so not for the event loop."""
    from PIL import Image, ImageDraw  # not loaded before somebody wants a card

    image = Image.new("RGB", (WIDTH, HEIGHT), oklch(0.988, 0.003, 85))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 18), fill=oklch(0.44, 0.1, card.hue))
    lines, size = fitted(readable(card.title))
    for place, line in enumerate(lines):
        pen.text((EDGE, 90 + place * size * 1.22), line, font=font("SemiBold", size), fill=oklch(0.24, 0.01, 75))
    draw_foot(pen, card)
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def draw_foot(pen: "ImageDraw.ImageDraw", card: Card) -> None:
    """The state in a box of its colour, the facts beside it, the forum's name below."""
    word, small = readable(card.state), font("SemiBold", 34)
    ink, ground = (oklch(0.43, 0.1, 150), oklch(0.955, 0.03, 150)) if card.solved else (
        oklch(0.44, 0.1, card.hue), oklch(0.955, 0.02, card.hue))  # fmt: skip
    width = pen.textlength(word, font=small)
    pen.rounded_rectangle((EDGE, 424, EDGE + width + 56, 488), radius=14, fill=ground)
    pen.text((EDGE + 28, 456), word, font=small, fill=ink, anchor="lm")
    facts = readable(card.facts) if card.facts else ""
    pen.text((EDGE + width + 84, 456), facts, font=font("Regular", 34), fill=oklch(0.42, 0.012, 75),
             anchor="lm")  # fmt: skip
    pen.line((EDGE, 524, WIDTH - EDGE, 524), fill=oklch(0.885, 0.009, 85), width=2)
    name = shortened(readable(card.forum), font("SemiBold", 38), WIDTH - 2 * EDGE)
    pen.text((EDGE, 572), name, font=font("SemiBold", 38), fill=oklch(0.44, 0.1, card.hue), anchor="lm")


def fitted(title: str) -> tuple[list[str], int]:
    """The title in at most MOST_LINES lines, in the largest letters that let it; a longer one ends in "…"."""
    for size in SIZES:
        most = MOST_LINES if size < 66 else 3
        lines = wrapped(title, font("SemiBold", size), WIDTH - 2 * EDGE)
        if len(lines) <= most:
            return lines, size
    last = shortened(" ".join(lines[MOST_LINES - 1 :]), font("SemiBold", size), WIDTH - 2 * EDGE, cut=True)
    return [*lines[: MOST_LINES - 1], last], size


def wrapped(text: str, letters: "ImageFont.FreeTypeFont", width: int) -> list[str]:
    """Lines of whole words; a word that is longer than a line is broken."""
    lines, line = [], ""
    for word in text.split():
        whole = f"{line} {word}".strip()
        if letters.getlength(whole) <= width:
            line = whole
            continue
        lines += [line] if line else []
        while letters.getlength(word) > width:
            part = shortened(word, letters, width, mark="")
            lines.append(part)
            word = word[max(1, len(part)) :]
        line = word
    return [*lines, line] if line else lines


def shortened(text: str, letters: "ImageFont.FreeTypeFont", width: int, *, cut: bool = False, mark: str = "…") -> str:
    """What of the text fits, with the mark where something is missing; `cut` says that something is anyway."""
    if letters.getlength(text) <= width and not cut:
        return text
    while text and letters.getlength(text + mark) > width:
        text = text[:-1]
    return text.rstrip() + mark


def readable(text: str) -> str:
    """Without what the letters do not have."""
    return " ".join("".join(sign for sign in text[:400] if sign == " " or has(sign)).split()) or "…"


@lru_cache(maxsize=4_000)
def has(sign: str) -> bool:
    if not sign.isprintable():
        return False
    letters = font("SemiBold", 34)
    return bytes(letters.getmask(sign)) != bytes(letters.getmask("\U0010fffe"))


@lru_cache(maxsize=16)
def font(weight: str, size: int) -> "ImageFont.FreeTypeFont":
    path = files("fontpkg_fira_sans") / "files" / f"FiraSans-{weight}.ttf"
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(path.read_bytes()), size)


def oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """sRGB of a colour as the style sheets name it (Björn Ottosson's matrices, https://bottosson.github.io)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return channel(red), channel(green), channel(blue)


def channel(linear: float) -> int:
    light = min(max(linear, 0.0), 1.0)
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))
