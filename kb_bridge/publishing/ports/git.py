"""Docs as code: Markdown files with front matter in a git working tree of this machine, one commit a publication.

The tree stands in the folder that the setting `git_folder` names; what an admin writes on a page chooses among its
subfolders and leads nowhere else. A file keeps its name when the title changes. Hooks of the tree are not run.
"""

import asyncio
import json
import os
import re
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from forum.errors import Words
from forum.i18n import _
from forum.threads.titles import slug_of
from kb_bridge.publishing.ports.base import Found, NotPublished, Outgoing, Receipt, Setting, Way

PATIENCE = 60.0  # seconds for one command
NAME = re.compile(r"[^\W_][\w.-]{0,99}")  # letters of every alphabet
TITLE = re.compile(r"""^title:\s*(.+?)\s*$""", re.MULTILINE)
OURS = re.compile(r"^talkoot_id:", re.MULTILINE)


class Git:
    kind: str = "git"
    settings: Sequence[Setting] = (
        Setting("tree", _("Working tree"), _("Name of the folder of the tree, within TALKOOT_GIT_FOLDER.")),
        Setting("folder", _("Folder in it"), _("Such as docs; empty for the top."), required=False),
        Setting("push", _("Push to"), _("Such as origin; empty to commit only."), required=False),
    )
    secret_label: Words = ""

    async def publish(self, way: Way, article: Outgoing) -> Receipt:
        place = folder_of(way)
        name = article.foreign_id or name_of(article)
        path, text = place / checked(name), file_text(article)
        before = await asyncio.to_thread(read, path)
        diff = difference(before, text, name)
        if way.dry:
            return Receipt(name, outcome=diff)
        await asyncio.to_thread(write, path, text)
        await git(way, "add", "--", str(path))
        verb = "Update" if before else "Add"
        return Receipt(name, await commit(way, path, f"{verb} {article.title}\n\n{article.url}"), outcome=diff)

    async def withdraw(self, way: Way, article: Outgoing) -> Receipt:
        path = folder_of(way) / checked(article.foreign_id or "none")
        before = await asyncio.to_thread(read, path)
        diff = difference(before, "", path.name)
        if way.dry or not article.foreign_id:
            return Receipt(article.foreign_id, outcome=diff)
        await git(way, "rm", "-q", "--ignore-unmatch", "--", str(path))
        done = await commit(way, path, f"Remove {article.title}\n\n{article.url}")
        return Receipt(article.foreign_id, done, outcome=diff)

    async def pull(self, way: Way) -> list[Found]:
        """Titles of all Markdown files of the folder."""
        return await asyncio.to_thread(titles_in, folder_of(way))


def folder_of(way: Way) -> Path:
    """A folder of a working tree that stands where it may; NotPublished for all else, symbolic links included."""
    root = way["root"]
    if not root:
        raise NotPublished("The setting TALKOOT_GIT_FOLDER names no folder.", lasting=True)
    tree = Path(root) / checked(way["tree"])
    inner = [checked(part) for part in way["folder"].split("/") if part]
    place = tree.joinpath(*inner)
    if not (tree / ".git").exists():
        raise NotPublished(f"{tree.name} is no git working tree.", lasting=True)
    if not place.resolve().is_relative_to(Path(root).resolve()):
        raise NotPublished("This folder leads out of TALKOOT_GIT_FOLDER.", lasting=True)
    return place


def name_of(article: Outgoing) -> str:
    """By the number and the title, or the number alone where letters of the title are none of a name."""
    name = f"{article.id}-{slug_of(article.title)[:60].rstrip('-')}.md"
    return name if NAME.fullmatch(name) else f"{article.id}.md"


def checked(name: str) -> str:
    if not NAME.fullmatch(name) or name.startswith(".git"):
        raise NotPublished(f"{name!r} is no name of a file or folder here.", lasting=True)
    return name


def file_text(article: Outgoing) -> str:
    """Front matter whose values are JSON, which is YAML as well, and the article."""
    front = {
        "title": article.title, "talkoot_id": article.id, "language": article.language, "category": article.category,
        "tags": list(article.tags), "source": article.url,
    }  # fmt: skip
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{article.source.rstrip()}\n"


def difference(before: str, after: str, name: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), f"a/{name}", f"b/{name}", lineterm="")
    return "\n".join(lines)


def read(path: Path) -> str:
    if path.is_symlink():
        raise NotPublished(f"{path.name} is a link to somewhere else.", lasting=True)
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def titles_in(place: Path) -> list[Found]:
    found = []
    for path in sorted(place.glob("*.md"))[:5000]:
        text = read(path)[:4000]
        title = TITLE.search(text)
        shown = title[1].strip("\"'") if title else path.stem.replace("-", " ")
        if not OURS.search(text):
            found.append(Found(path.name, shown))
    return found


async def commit(way: Way, path: Path, words: str) -> str:
    """This file alone, whatever else waits in the tree; what an earlier try left is committed or pushed, too. Returns
    the commit."""
    if (await git(way, "status", "--porcelain", "--", str(path))).strip():
        await git(way, "commit", "-q", "-m", words, "--", str(path))
    if way["push"]:
        await git(way, "push", "-q", checked(way["push"]), "HEAD")
    return (await git(way, "rev-parse", "HEAD")).strip()


async def git(way: Way, *words: str) -> str:
    tree = Path(way["root"]) / way["tree"]
    safe = ("-c", "core.hooksPath=/dev/null", "-c", "user.name=Talkoot", "-c", "user.email=noreply@localhost")
    surroundings = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", ""), "GIT_TERMINAL_PROMPT": "0"}
    try:
        running = await asyncio.create_subprocess_exec(
            "git", *safe, "-C", str(tree), *words, env=surroundings,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
    except FileNotFoundError:
        raise NotPublished("The program git is not installed here.", lasting=True) from None
    try:
        told, _none = await asyncio.wait_for(running.communicate(), PATIENCE)
    except TimeoutError:
        running.kill()
        raise NotPublished(f"git {words[0]} took too long.") from None
    if running.returncode:
        raise NotPublished(f"git {words[0]}: {' '.join(told.decode('utf-8', 'replace').split())[:300]}")
    return told.decode("utf-8", "replace")
