"""Whatever is sent as a picture becomes one of ours, or nothing."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from forum.errors import Invalid
from forum.pictures import size_in
from forum.uploads.decoding import decoded
from tests.forum.uploads.made import claiming, picture, with_text_bomb

HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "SVG": SVG,
    "HTML": HTML,
    "PDF": b"%PDF-1.7 and so on",
    "ZIP": b"PK\x03\x04" + b"\0" * 100,
    "nothing": b"\0",
    "the beginning of a PNG": b"\x89PNG\r\n\x1a\n",
    "the beginning of a JPEG": b"\xff\xd8\xff\xe0",
    "the beginning of a WebP": b"RIFF\0\0\0\0WEBPVP8 ",
    "the beginning of a GIF": b"GIF89a",
    "a truncated PNG": picture(size=(400, 300))[:-40],
    "a truncated JPEG": picture("JPEG", (400, 300))[:-60],
    "a GIF that is HTML": b"GIF89a" + HTML,
    "a PNG of 400 million pixels": claiming(20_000, 20_000),
    "a PNG of a line of a billion": claiming(1_000_000_000, 1),
    "a PNG that lies about its size": claiming(3_000, 3_000),
    "a PNG without a size": claiming(0, 10),
    "a bomb of text": with_text_bomb(),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_picture_is_refused(what: str) -> None:
    with pytest.raises(Invalid):
        decoded(HOSTILE[what])


@pytest.mark.parametrize("kind,ending", [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png"), ("WEBP", "webp")])
def test_a_picture_keeps_its_looks_and_nothing_else(kind: str, ending: str) -> None:
    content = picture(kind, (60, 40), **({"exif": exif(6), "comment": b"secret"} if kind == "JPEG" else {}))
    found = decoded(content + b"<script>alert(1)</script>")
    assert found.ending == ending
    assert (found.width, found.height) == ((40, 60) if kind == "JPEG" else (60, 40))  # turned upright
    assert b"script" not in found.content
    assert b"secret" not in found.content
    with Image.open(BytesIO(found.content)) as again:
        assert not again.getexif()
        assert again.size == (found.width, found.height)


def exif(orientation: int) -> bytes:
    kept = Image.Exif()
    kept[0x0112] = orientation
    kept[0x010E] = "secret"
    return kept.tobytes()


def test_sixteen_bits_a_pixel_become_eight() -> None:
    deep = Image.new("I;16", (30, 20), 20_000)
    out = BytesIO()
    deep.save(out, "PNG")
    with Image.open(BytesIO(decoded(out.getvalue()).content)) as kept:
        assert kept.convert("L").getpixel((5, 5)) == 20_000 // 256


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_a_picture_is_turned_upright_although_its_metadata_are_odd(kind: str) -> None:
    width_as_fraction = struct.pack("<HHIIII", 0x0100, 5, 1, 38, 0x00030112, 1)
    odd = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + width_as_fraction + struct.pack("<IIII", 6, 0, 3, 2)
    found = decoded(picture(kind, exif=odd))
    assert (found.width, found.height) == (30, 40)


def test_a_large_picture_is_made_smaller() -> None:
    found = decoded(picture("JPEG", (5000, 2500)))
    assert (found.width, found.height) == (2000, 1000)


def test_of_an_animation_the_first_picture_is_kept() -> None:
    frames = [Image.new("P", (20, 20), number) for number in range(5)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(decoded(out.getvalue()).content)) as kept:
        assert getattr(kept, "n_frames", 1) == 1


@pytest.mark.parametrize("address", ["/uploads/x.png", "/uploads/../a.png", f"/uploads/{'a' * 26}-0x5.png", "//evil"])
def test_only_names_of_our_own_making_are_pictures(address: str) -> None:
    assert size_in(address) is None
