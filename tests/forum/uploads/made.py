"""Pictures as people send them, and as nobody should."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **how: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, kind, **how)
    return out.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def claiming(width: int, height: int) -> bytes:
    """A PNG that says that it is so large, and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def with_text_bomb() -> bytes:
    """A PNG with 200 MB of packed text in it."""
    whole = picture()
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 200_000_000, 9))
    return whole[:33] + bomb + whole[33:]
