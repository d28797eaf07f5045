"""A file that somebody sent, made into a picture of our own: only its pixels are kept.

What it is, its first bytes say, not its name or type. Its size is read from the header and refused before a pixel is
decoded; a file that ends early or lies about itself is refused as a whole. Called in a thread, one at a time: a picture
of 40 million pixels takes 160 MB while it is made smaller.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from forum.errors import Invalid
from forum.i18n import _

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2_000  # of what is kept
LARGE_PNG = 1_000_000  # bytes, above which a photograph is likely; it is then kept as WebP
BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF87a": "GIF", b"GIF89a": "GIF"}
UNREADABLE = _("This picture could not be read. Please save it anew as PNG, JPEG, WebP or GIF.")
ORIENTATION = 0x0112  # of the camera, as its metadata tell it, from 1 (upright) to 8
TURNS = dict(enumerate((
    Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180, Image.Transpose.FLIP_TOP_BOTTOM,
    Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_270, Image.Transpose.TRANSVERSE, Image.Transpose.ROTATE_90,
), 2))  # fmt: skip
BROKEN = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, MemoryError,
    ArithmeticError, AttributeError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip
Image.MAX_IMAGE_PIXELS = None  # the limit below is ours, and stricter


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept."""

    content: bytes
    width: int
    height: int
    ending: str


def decoded(content: bytes) -> Picture:
    """The picture turned upright, without metadata, at most 2,000 pixels wide and high; Invalid for anything else."""
    kind = kind_of(content)
    try:
        with Image.open(BytesIO(content), formats=[kind]) as opened:
            check_size(opened.width, opened.height)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded smaller at once
            opened.load()
            upright = plain_copy(opened)
    except Invalid:
        raise
    except BROKEN as wrong:
        raise Invalid({"picture": UNREADABLE}) from wrong
    content, ending = encoded(upright, kind)
    return Picture(content, upright.width, upright.height, ending)


def kind_of(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    kind = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if kind is None:
        raise Invalid({"picture": _("Please choose a PNG, JPEG, WebP or GIF picture.")})
    return kind


def check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise Invalid({"picture": UNREADABLE})
    if width * height > MOST_PIXELS:
        raise Invalid({"picture": _("This picture is too large: at most 40 million pixels, please.")})


def plain_copy(opened: Image.Image) -> Image.Image:
    """Its pixels alone, upright and small enough."""
    see_through = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
    turn = TURNS.get(opened.getexif().get(ORIENTATION, 1))
    turned = opened if turn is None else opened.transpose(turn)
    if turned.mode.startswith("I;16"):  # as it stands, every value above 255 would become white
        turned = turned.point(lambda value: value * (1 / 256)).convert("L")
    small = turned.convert("RGBA" if see_through else "RGB")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small.info.clear()
    return small


def encoded(picture: Image.Image, kind: str) -> tuple[bytes, str]:
    """What was without loss stays so, unless it becomes large by that."""
    if kind in ("PNG", "GIF"):
        content = written(picture, "PNG", compress_level=6)
        if len(content) <= LARGE_PNG:
            return content, "png"
    elif kind == "JPEG":
        return written(picture, "JPEG", quality=85, progressive=True), "jpg"
    return written(picture, "WEBP", quality=85, method=4), "webp"


def written(picture: Image.Image, kind: str, **how: int | bool) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()
