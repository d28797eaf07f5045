"""Colours as the tokens write them, and how well one can be read on another (OKLab by Ottosson 2020; WCAG 2.2)."""

import re
from collections.abc import Mapping
from math import cos, radians, sin

TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
VAR = re.compile(r"var\(--([\w-]+)\)")
PAIR = re.compile(r"light-dark\((.+), ((?:oklch|var)\(.+\))\)$")

Light = tuple[float, float, float]


def tokens_of(sheet: str) -> dict[str, str]:
    return dict(TOKEN.findall(sheet))


def colour(name: str, tokens: Mapping[str, str], *, dark: bool) -> Light:
    """What the token is in that mode, as linear red, green and blue, clipped to what a screen can show."""
    return linear(resolve(tokens[name], tokens, dark=dark))


def resolve(text: str, tokens: Mapping[str, str], *, dark: bool) -> str:
    """`text` with its modes chosen and its variables filled in, down to one oklch(L C H)."""
    if pair := PAIR.match(text):
        return resolve(pair[2 if dark else 1], tokens, dark=dark)
    if (name := VAR.fullmatch(text)) is not None:
        return resolve(tokens[name[1]], tokens, dark=dark)
    return VAR.sub(lambda found: tokens[found[1]], text)


def linear(text: str) -> Light:
    lightness, chroma, hue = (float(part) for part in text.removeprefix("oklch(").split(")")[0].split()[:3])
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return clip(red), clip(green), clip(blue)


def clip(part: float) -> float:
    return min(max(part, 0.0), 1.0)


def contrast(one: Light, other: Light) -> float:
    """WCAG's ratio, from 1 (the same) to 21 (black on white)."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def luminance(light: Light) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
