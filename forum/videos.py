"""Videos of other hosts: which links are one, and where their players are.

A link to one, alone in a paragraph, is shown as a link with a button; only who presses it asks the other host for
anything. Which hosts are allowed is a setting, read when a page is shown: so a change counts for old posts too.
"""

import re

# A name of ours -> links to its videos, with the video's id in a group, and the address of its player before the id.
HOSTS = {
    "youtube": (
        re.compile(
            r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:[\w=&.-]*&)?v=|shorts/|live/|embed/)|youtu\.be/)"
            r"([A-Za-z0-9_-]{11})(?:[?&#/].*)?"
        ),
        "https://www.youtube-nocookie.com/embed/",
    ),
    "vimeo": (re.compile(r"https?://(?:www\.)?vimeo\.com/([0-9]{5,12})(?:[?#].*)?"), "https://player.vimeo.com/video/"),
    "loom": (
        re.compile(r"https?://(?:www\.)?loom\.com/share/([0-9a-f]{32})(?:[?#].*)?"), "https://www.loom.com/embed/"
    ),
    "dailymotion": (
        re.compile(r"https?://(?:(?:www\.)?dailymotion\.com/video/|dai\.ly/)([A-Za-z0-9]{5,12})(?:[?#].*)?"),
        "https://geo.dailymotion.com/player.html?video=",
    ),
}  # fmt: skip
MARK = re.compile(rf"(?:{'|'.join(HOSTS)})/[A-Za-z0-9_-]{{5,32}}")


def video_of(address: str) -> str | None:
    """ "youtube/<id>" where the address leads to a video of a host that we know."""
    for name, (pattern, _player) in HOSTS.items():
        if len(address) < 300 and (found := pattern.fullmatch(address)):
            return f"{name}/{found[1]}"
    return None


def players(names: tuple[str, ...]) -> str:
    """The players of these hosts, as the page tells them to its script."""
    return " ".join(f"{name}={HOSTS[name][1]}" for name in names)


def origins(names: tuple[str, ...]) -> str:
    """Where frames may come from, for the content security policy."""
    return " ".join("/".join(HOSTS[name][1].split("/")[:3]) for name in names) or "'none'"
