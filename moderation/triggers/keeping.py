"""The forum's words packed into bytes and back. Pure."""

import json
import zlib
from collections import Counter

from moderation.triggers.vocabulary import Vocabulary

MOST_KEPT = 60_000


def pack(forum: Vocabulary) -> bytes:
    """Words that stood once are as good as never seen, and are left out."""
    words = dict(each for each in forum.words.most_common(MOST_KEPT) if each[1] > 1)
    hosts = dict(each for each in forum.hosts.most_common(5_000) if each[1] > 1)
    kept = {"posts": forum.posts, "usual": forum.usual, "words": words, "hosts": hosts}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 6)


def unpack(packed: bytes | None) -> Vocabulary:
    if not packed:
        return Vocabulary()
    kept = json.loads(zlib.decompress(packed))
    return Vocabulary(kept["posts"], kept["usual"], Counter(kept["words"]), Counter(kept["hosts"]))
