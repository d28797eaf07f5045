"""Whether the content makes sense: everybody named exists, nothing happens before its cause."""

from collections import Counter
from collections.abc import Iterator

from forum.demo.story import OPENING, Story, Tale, Written

WITH_A_BODY = ("ask", "answer", "comment")


def complaints(story: Story) -> list[str]:
    """What is wrong, one sentence each, with the name of the thread; empty for content that can be told."""
    found = list(twice("person", [person.name for person in story.people]))
    found += twice("category", [place.slug for place in story.places])
    found += twice("tag", [label.name for label in story.labels])
    for tale in story.tales:
        found += [f"{tale.slug}: {problem}" for problem in problems_of(story, tale)]
    return found


def problems_of(story: Story, tale: Tale) -> Iterator[str]:
    joined = {person.name: person.joined for person in story.people}
    yield from twice("post", [line.on for line in tale.written if line.do in ("ask", "answer")])
    yield from unknown_words(story, tale)
    for line in tale.written:
        yield from (f"nobody is called {name}" for name in line.people if name not in joined)
        if line.by in joined and joined[line.by] <= tale.ago - line.after:
            yield f"{line.by} does {line.do} before joining"
        yield from empty_words(line)
        if line.by in line.names("up") + line.names("down"):
            yield f"{line.by} votes for their own post"
    yield from disorder(tale)


def disorder(tale: Tale) -> Iterator[str]:
    """Steps stand in the order of time, within the past, and only name posts that exist by then."""
    posts: set[str] = set()
    before = tale.asking.after
    for line in tale.written:
        if line.after < before:
            yield f"{line.do} of {line.by} stands after what happens later"
        if line.after >= tale.ago:
            yield f"{line.do} of {line.by} lies in the future"
        if line.do in ("ask", "answer"):
            posts.add(line.on)
        elif line.on not in posts:
            yield f"{line.do} of {line.by} is about {line.on}, which is not there yet"
        before = max(before, line.after)


def unknown_words(story: Story, tale: Tale) -> Iterator[str]:
    if tale.asking.words["category"] not in {place.slug for place in story.places}:
        yield f"there is no category {tale.asking.words['category']}"
    labels = {label.name for label in story.labels}
    yield from (f"there is no tag {tag}" for tag in tale.asking.names("tags") if tag not in labels)
    slugs = {other.slug: other.ago for other in story.tales}
    for line in tale.written:
        target = line.words.get("of")
        if target is not None and slugs.get(target, tale.ago) <= tale.ago:
            yield f"{target} is not an earlier thread"


def empty_words(line: Written) -> Iterator[str]:
    if line.do in WITH_A_BODY and not str(line.words.get("body", "")).strip():
        yield f"{line.do} of {line.by} has no body"
    if line.do == "answer" and line.on == OPENING:
        yield f"an answer of {line.by} has no id"
    yield from (f"{name} votes up and down" for name in set(line.names("up")) & set(line.names("down")))
    for key in ("up", "down", "me_too", "follows"):
        yield from (f"{name} stands twice in {key}" for name, times in Counter(line.names(key)).items() if times > 1)


def twice(what: str, names: list[str]) -> Iterator[str]:
    yield from (f"there are two of the {what} {name}" for name, times in Counter(names).items() if times > 1)
