"""Addresses of pictures that are kept here: `/uploads/<secret>-<width>x<height>.<ending>`.

The size stands in the name, so that a page can leave room for a picture without asking anybody. The name is checked
where the picture is served, so a made-up size leads nowhere.
"""

import re

NAME = r"[a-z2-7]{26}-([1-9][0-9]{0,3})x([1-9][0-9]{0,3})\.(?:png|jpg|webp)"
ADDRESS = re.compile(rf"/uploads/{NAME}")
ADDRESS_IN_TEXT = re.compile(rf"/uploads/({NAME})")


def size_in(address: str) -> tuple[int, int] | None:
    """Width and height of the picture; None for the address of anything else."""
    found = ADDRESS.fullmatch(address)
    return (int(found[1]), int(found[2])) if found else None


def names_in(html: str) -> list[str]:
    """The names of the pictures that a rendered text shows, each once."""
    return list(dict.fromkeys(found[1] for found in ADDRESS_IN_TEXT.finditer(html)))
