"""A small dump of our own making: two people, three questions, everything that a dump can hold, and some oddities."""

import gzip
from pathlib import Path
from xml.sax.saxutils import quoteattr

Rows = list[dict[str, object]]

USERS: Rows = [
    {"Id": -1, "DisplayName": "Community", "CreationDate": "2019-01-01T00:00:00.000"},
    {"Id": 1, "DisplayName": "Ann Lee", "CreationDate": "2019-01-02T00:00:00.000", "AboutMe": "<p>Gardens.</p>"},
    {"Id": 2, "DisplayName": "ann.lee", "CreationDate": "2019-01-03T00:00:00.000", "LastAccessDate": "2020-01-01"},
    {"Id": 3, "DisplayName": "Юрий", "CreationDate": "2019-01-04T00:00:00.000"},
]
POSTS: Rows = [
    {"Id": 1, "PostTypeId": 1, "AcceptedAnswerId": 4, "CreationDate": "2019-02-01T10:00:00.000", "Score": 2,
     "ViewCount": 70, "Title": "How do I water tomatoes?", "Tags": "<water><tomato>", "OwnerUserId": 1,
     "Body": "<p>Daily or <em>weekly</em>?</p>\n<pre><code>pump --on\n</code></pre>",
     "LastEditDate": "2019-02-02T10:00:00.000", "LastEditorUserId": 2},
    {"Id": 2, "PostTypeId": 1, "CreationDate": "2019-02-03T10:00:00.000", "Score": 0, "Title": "Watering of tomatoes?",
     "Tags": "|water|", "OwnerDisplayName": "gone gardener", "Body": "<p>Same here &lt;script&gt;</p>"},
    {"Id": 3, "PostTypeId": 2, "ParentId": 1, "CreationDate": "2019-02-01T11:00:00.000", "Score": -1,
     "OwnerUserId": 3, "Body": "<p>Never.</p><script>alert(1)</script>"},
    {"Id": 4, "PostTypeId": 2, "ParentId": 1, "CreationDate": "2019-02-01T12:00:00.000", "Score": 2,
     "OwnerUserId": 2, "Body": "<ul><li>Daily</li><li>early</li></ul>"},
    {"Id": 5, "PostTypeId": 2, "ParentId": 99, "CreationDate": "2019-02-01T12:00:00.000", "Body": "lost"},
    {"Id": 6, "PostTypeId": 4, "CreationDate": "2019-02-01T12:00:00.000", "Body": "About water."},
    {"Id": 7, "PostTypeId": 5, "CreationDate": "2019-02-01T12:00:00.000", "Body": "A long text."},
]  # fmt: skip
TAGS: Rows = [{"Id": 1, "TagName": "water", "ExcerptPostId": 6}, {"Id": 2, "TagName": "unused"}]
COMMENTS: Rows = [
    {"Id": 1, "PostId": 4, "UserId": 1, "Score": 3, "Text": "It `works`.", "CreationDate": "2019-02-02T00:00:00.000"},
    {"Id": 2, "PostId": 98, "UserId": 1, "Text": "lost", "CreationDate": "2019-02-02T00:00:00.000"},
]
VOTES: Rows = [
    {"Id": 1, "PostId": 1, "VoteTypeId": 2, "CreationDate": "2019-02-02T00:00:00.000"},
    {"Id": 2, "PostId": 1, "VoteTypeId": 2, "CreationDate": "2019-02-02T00:00:00.000"},
    {"Id": 3, "PostId": 4, "VoteTypeId": 2, "UserId": 1, "CreationDate": "2019-02-02T00:00:00.000"},
    {"Id": 4, "PostId": 4, "VoteTypeId": 2, "UserId": 1, "CreationDate": "2019-02-03T00:00:00.000"},
    {"Id": 5, "PostId": 4, "VoteTypeId": 2, "CreationDate": "2019-02-02T00:00:00.000"},
    {"Id": 6, "PostId": 3, "VoteTypeId": 3, "CreationDate": "2019-02-02T00:00:00.000"},
    {"Id": 7, "PostId": 4, "VoteTypeId": 1, "CreationDate": "2019-02-05T00:00:00.000"},
    {"Id": 8, "PostId": 1, "VoteTypeId": 5, "UserId": 3, "CreationDate": "2019-02-05T00:00:00.000"},
    {"Id": 9, "PostId": 1, "VoteTypeId": 10, "CreationDate": "2019-02-05T00:00:00.000"},
    {"Id": 10, "PostId": 97, "VoteTypeId": 2, "CreationDate": "2019-02-05T00:00:00.000"},
]
LINKS: Rows = [
    {"Id": 1, "PostId": 2, "RelatedPostId": 1, "LinkTypeId": 3, "CreationDate": "2019-02-04T00:00:00.000"},
    {"Id": 2, "PostId": 1, "RelatedPostId": 1, "LinkTypeId": 1, "CreationDate": "2019-02-04T00:00:00.000"},
]
BADGES: Rows = [
    {"Id": 1, "UserId": 2, "Name": "Teacher", "Class": 3, "Date": "2019-02-04T00:00:00.000"},
    {"Id": 2, "UserId": 2, "Name": "Teacher", "Class": 3, "Date": "2019-02-05T00:00:00.000"},
    {"Id": 3, "UserId": 96, "Name": "Student", "Class": 3, "Date": "2019-02-05T00:00:00.000"},
]
HISTORY: Rows = [
    {"Id": 1, "PostHistoryTypeId": 1, "PostId": 1, "RevisionGUID": "a", "UserId": 1, "Text": "Tomatoes?",
     "CreationDate": "2019-02-01T10:00:00.000"},
    {"Id": 2, "PostHistoryTypeId": 2, "PostId": 1, "RevisionGUID": "a", "UserId": 1, "Text": "Daily?",
     "CreationDate": "2019-02-01T10:00:00.000"},
    {"Id": 3, "PostHistoryTypeId": 4, "PostId": 1, "RevisionGUID": "b", "UserId": 2, "Comment": "clearer",
     "Text": "How do I water tomatoes?", "CreationDate": "2019-02-02T10:00:00.000"},
    {"Id": 4, "PostHistoryTypeId": 10, "PostId": 1, "RevisionGUID": "c", "CreationDate": "2019-02-02T10:00:00.000"},
]  # fmt: skip
TABLES: dict[str, Rows] = {
    "Users": USERS, "Posts": POSTS, "Tags": TAGS, "Comments": COMMENTS, "Votes": VOTES, "PostLinks": LINKS,
    "Badges": BADGES, "PostHistory": HISTORY,
}  # fmt: skip


def xml_of(table: str, rows: Rows) -> bytes:
    lines = [f"  <row {' '.join(f'{name}={quoteattr(str(value))}' for name, value in row.items())} />" for row in rows]
    body = "\n".join(lines)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{table.lower()}>\n{body}\n</{table.lower()}>'.encode("utf-8-sig")


def write_dump(folder: Path, *, zipped: bool = True, tables: dict[str, Rows] | None = None) -> Path:
    for table, rows in (tables or TABLES).items():
        text = xml_of(table, rows)
        (folder / f"{table}.xml{'.gz' if zipped else ''}").write_bytes(gzip.compress(text) if zipped else text)
    return folder
