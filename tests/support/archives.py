"""A small archive of our own: both manners of writing, everything that an archive can hold, and some oddities."""

import gzip
import json
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]

USERS: Rows = [
    {"user": "u1", "first_post": "2019-01-01T00:00:00Z", "staff": True, "posts_read": 7},
    {"user": "u2", "name": "Vera", "bio": "I **grow**.", "created_at": "2019-01-02T00:00:00+00:00"},
    {"user": "Юля", "first_post": "2019-01-03T00:00:00.000Z"},
]
TOPICS: Rows = [
    {"id": 7, "slug": "pump-hums", "title": "The pump hums", "categories": ["Help", "Pumps"], "tags": ["Pump Noise"],
     "user": "u1", "created_at": "2019-02-01T10:00:00Z", "last_posted_at": "2019-02-05T10:00:00Z", "views": 70,
     "accepted_post": 3},
    {"id": 5, "slug": "valve-leaks", "title": "The valve leaks", "category_id": 12, "user": "u2", "closed": True,
     "created_at": "2019-02-02T10:00:00Z", "last_posted_at": "2019-02-03T10:00:00Z"},
    {"id": 9, "slug": "no-post", "title": "Nobody said anything", "categories": [], "user": "u2",
     "created_at": "2019-02-02T10:00:00Z"},
]  # fmt: skip
QUOTE = (
    '<aside class="quote" data-post="2" data-topic="7"><div class="title"><div class="quote-controls"></div> u2:</div>'
    "<blockquote><p>Is it new?</p></blockquote></aside><p>Yes.</p>"
)
POSTS: Rows = [
    {"topic_id": 7, "n": 1, "user": "u1", "created_at": "2019-02-01T10:00:00Z", "likes": 3,
     "html": "<p>It hums <em>loudly</em>, see"
     ' <a href="https://old.example/t/valve-leaks/5/2">there</a>.</p><script>alert(1)</script>'
     '<pre><code class="lang-python">hum(*a)\n</code></pre>'},
    {"topic_id": 7, "n": 2, "user": "u2", "created_at": "2019-02-02T10:00:00Z", "likes": 1, "reply_to": None,
     "html": "<p>Is it new?</p>", "md": "ignored"},
    {"topic_id": 7, "n": 3, "user": "Юля", "created_at": "2019-02-03T10:00:00Z", "likes": 0, "html": QUOTE,
     "updated_at": "2019-02-04T10:00:00Z", "version": 2, "accepted": True, "reply_to": 2},
    {"topic_id": 7, "n": 4, "user": "u1", "created_at": "2019-02-04T10:00:00Z", "hidden": True, "html": "<p>Spam</p>"},
    {"topic_id": 7, "n": 5, "user": "u1", "created_at": "2019-02-04T11:00:00Z", "post_type": 3, "html": ""},
    {"topic_id": 5, "n": 1, "user": "gone", "created_at": "2019-02-02T10:00:00Z",
     "md": "Like [the pump](https://old.example/t/pump-hums/7), @u1. Not [this](https://old.example/t/lost/99)."},
    {"topic_id": 5, "n": 2, "user": "u1", "created_at": "2019-02-03T10:00:00Z", "reply_to": 3, "md": "And so on."},
    {"topic_id": 5, "n": 3, "user": "u2", "created_at": "2019-02-03T11:00:00Z", "reply_to": 2, "md": "And on."},
    {"topic_id": 44, "n": 1, "user": "u1", "created_at": "2019-02-03T10:00:00Z", "likes": 2, "md": "lost"},
]  # fmt: skip
COMMENTS: Rows = [
    {"topic_id": 7, "n": 3, "user": "u1", "md": "It `works`.", "score": 2, "created_at": "2019-02-06T00:00:00Z"},
    {"topic_id": 7, "n": 88, "user": "u1", "md": "lost", "created_at": "2019-02-06T00:00:00Z"},
]
VOTES: Rows = [
    {"topic_id": 7, "n": 3, "user": "u1", "value": 1, "created_at": "2019-02-06T00:00:00Z"},
    {"topic_id": 7, "n": 3, "user": "u1", "value": 1, "created_at": "2019-02-07T00:00:00Z"},
    {"topic_id": 7, "n": 3, "value": -1, "created_at": "2019-02-06T00:00:00Z"},
]
LINKS = "src_topic\tsrc_post\tdst_topic\tcue\n5\t1\t7\tduplicate\n5\t1\t99\tbare\n"
FILES: dict[str, Rows] = {"users": USERS, "topics": TOPICS, "posts": POSTS, "comments": COMMENTS, "votes": VOTES}


def write_archive(folder: Path, *, zipped: bool = True, **files: Rows) -> Path:
    """FILES, or other rows for some of them."""
    for name, rows in {**FILES, **files}.items():
        text = "".join(json.dumps(row) + "\n" for row in rows).encode()
        path = folder / f"{name}.jsonl{'.gz' if zipped else ''}"
        path.write_bytes(gzip.compress(text) if zipped else text)
    (folder / "links.tsv").write_text(LINKS)
    return folder
