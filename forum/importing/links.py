"""Links of an archive to its own threads, posts, people and categories: found in Markdown, and led to where they are
now. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

ADDRESS = re.compile(r"(\]\(<?|(?:https?:)?//([\w.:-]+))(/(?:t|p|u|c|tags)/[^\s()<>\"'`\\]*)")
THREAD_OURS = re.compile(r"/t/(\d{1,18})(?:/([^/?#]*))?(?:\?[^#]*)?(#post-(\d{1,18}))?")
THREAD_THEIRS = re.compile(r"/t/([^/?#]*[^\d/?#][^/?#]*)/(\d{1,18})(?:/(\d{1,9}))?")
NUMBERS = re.compile(r"/t/(\d{1,18})/(\d{1,9})(?![\w-])")
GUESSED = re.compile(r"https?://([\w.:-]+)/t/([^/\s\"'<>()]+)/(\d{1,18})\b")


@dataclass(frozen=True, slots=True)
class Place:
    """What an address of the old forum meant: `post` is "topic/n", `post_id` a post's own id there."""

    topic: int | None = None
    post: str = ""
    post_id: int | None = None
    user: str = ""
    category: str = ""


def place_of(path: str) -> Place | None:
    """The meaning of a path in either manner of writing: /t/<id>/<slug> as ours, /t/<slug>/<id>/<n> as others do."""
    if found := NUMBERS.match(path):
        return Place(topic=int(found[1]), post=f"{found[1]}/{found[2]}")
    if found := THREAD_THEIRS.match(path):
        if not path.startswith(f"/t/{found[1]}/") or found[1].isdigit():
            return None
        return Place(topic=int(found[2]), post=f"{found[2]}/{found[3]}" if found[3] else "")
    if found := THREAD_OURS.match(path):
        return Place(topic=int(found[1]), post_id=int(found[4]) if found[4] else None)
    parts = re.split(r"[/?#]", path.strip("/"))
    if len(parts) < 2 or not parts[1]:
        return None
    if parts[0] == "p" and parts[1].isdigit() and len(parts[1]) < 19:
        return Place(post_id=int(parts[1]))
    if parts[0] == "u":
        return Place(user=parts[1])
    if parts[0] == "c":
        return Place(category=parts[-1] if parts[-1].isdigit() else parts[1])
    return None


def places_in(text: str, host: str) -> Iterable[Place]:
    for found in ADDRESS.finditer(text):
        if found[2] in (None, host) and (place := place_of(found[3])) is not None:
            yield place


def led(text: str, host: str, where: Callable[[Place], str | None]) -> tuple[str, Counter[str]]:
    """The text with its links led to where they are now; a link to what did not come keeps its old address."""
    told: Counter[str] = Counter()

    def now(found: re.Match[str]) -> str:
        if found[2] not in (None, host):
            return found[0]
        place = place_of(found[3])
        url = where(place) if place is not None else None
        if url is None:
            told["link to what is not in the archive, kept as it was"] += place is not None
            return f"{found[1]}https://{host}{found[3]}" if found[2] is None and host else found[0]
        told["link led to its new address"] += 1
        return f"{found[1]}{url}" if found[2] is None else url

    return ADDRESS.sub(now, text), told


def host_among(bodies: Iterable[str], slugs: dict[int, str]) -> str:
    """Where the forum was: the host whose links most often name a topic by the number and the slug that it has."""
    seen: Counter[str] = Counter()
    for body in bodies:
        for host, slug, number in GUESSED.findall(body):
            seen[host.lower()] += slugs.get(int(number)) == slug
    host, times = next(iter(seen.most_common(1)), ("", 0))
    return host if times else ""


def renamed_mentions(text: str, renamed: dict[str, str]) -> str:
    """Mentions of people who have another handle here."""
    if not renamed or "@" not in text:
        return text
    return re.sub(r"(?<![\w\\])@([A-Za-z0-9][\w.-]{0,40})", lambda found: f"@{renamed.get(found[1], found[1])}", text)
