"""The beginning of a post in one line, for lists and for those who show our pages elsewhere."""

from functools import lru_cache

from forum.markup import plain

HTML_READ = 4000  # characters of a body that can matter for its first line


@lru_cache(maxsize=2_000)
def excerpt(html: str, most: int = 160) -> str:
    """Plain words without line ends, cut between two words."""
    line = " ".join(plain(html[:HTML_READ]).split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + "…"
