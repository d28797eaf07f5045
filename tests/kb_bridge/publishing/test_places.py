"""Zendesk, Confluence and a webhook, against a server here that answers in their shapes; and git, in a folder."""

import hashlib
import hmac
import json
import subprocess
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb_bridge.actions.articles import archive_article, edit_article, restore_article
from kb_bridge.actions.proposals import Edit
from kb_bridge.publishing.actions.keeping import Keep, publish_all, pull_publisher, save_publisher, try_publisher
from kb_bridge.publishing.ports import NotPublished, Outgoing
from kb_bridge.publishing.ports.base import Way
from kb_bridge.publishing.ports.confluence import storage
from kb_bridge.publishing.ports.git import Git
from tests.support.answering import Heard, answering


class Desk:
    """A help center that remembers its articles, in the shapes of Zendesk's API."""

    def __init__(self) -> None:
        self.articles: dict[int, dict[str, Any]] = {
            900: {"id": 900, "title": "Hub offline with a new router", "html_url": "https://desk.example/900"},
            901: {"id": 901, "title": "A draft of ours", "draft": True},
        }

    def answer(self, heard: Heard) -> tuple[int, bytes]:
        parts = heard.path.partition("?")[0].split("/")
        sent = json.loads(heard.body) if heard.body else {}
        if heard.headers.get("authorization") != "Basic " + b64encode(b"ann@example.com/token:sesame").decode():
            return 401, b'{"error": "Couldn\'t authenticate you"}'
        if heard.method == "GET":
            return 200, json.dumps({"articles": list(self.articles.values()), "next_page": None}).encode()
        if heard.method == "POST" and parts[4:] == ["en-us", "sections", "7", "articles"]:
            made = {"id": 1000 + len(self.articles), "updated_at": "2026-05-01T00:00:00Z", **sent["article"]}
            self.articles[made["id"]] = made
            return 201, json.dumps({"article": made}).encode()
        number = int(parts[5]) if len(parts) > 5 else 0
        if number not in self.articles:
            return 404, b'{"error": "RecordNotFound"}'
        if heard.method == "DELETE":
            del self.articles[number]
            return 204, b""
        self.articles[number] |= sent["translation"]
        return 200, json.dumps({"translation": {**sent["translation"], "updated_at": "2026-05-02T00:00:00Z"}}).encode()


class Wiki:
    """A space that wants the next version, in the shapes of Confluence's API v2."""

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, Any]] = {
            "5": {"id": "5", "title": "Valve leaks", "version": {"number": 1}, "_links": {"webui": "/spaces/S/5"}},
        }  # fmt: skip

    def answer(self, heard: Heard) -> tuple[int, bytes]:
        path, _, query = heard.path.partition("?")
        sent = json.loads(heard.body) if heard.body else {}
        if path == "/wiki/api/v2/spaces/42/pages":
            first, second = ([*self.pages.values()][:1], [*self.pages.values()][1:])
            after = "/wiki/api/v2/spaces/42/pages?limit=250&status=current&cursor=x"
            shown = second if "cursor" in query else first
            return 200, json.dumps({"results": shown, "_links": {} if "cursor" in query else {"next": after}}).encode()
        if heard.method == "POST":
            page = {**sent, "id": str(70 + len(self.pages)), "version": {"number": 1}}
            page["_links"] = {"webui": f"/spaces/S/pages/{page['id']}"}
            self.pages[page["id"]] = page
            return 200, json.dumps(page).encode()
        page = self.pages.get(path.rpartition("/")[2]) or {}
        if not page:
            return 404, b'{"errors": [{"status": 404, "code": "NOT_FOUND"}]}'
        if heard.method == "DELETE":
            del self.pages[page["id"]]
            return 204, b""
        if heard.method == "PUT":
            if sent["version"]["number"] != page["version"]["number"] + 1:
                return 409, b'{"errors": [{"status": 409, "code": "CONFLICT"}]}'
            page |= sent
        return 200, json.dumps(page).encode()


async def change(recurring, elsewhere, title: str, version: int) -> None:
    eva = await elsewhere.people.eva()
    async with elsewhere.database.writing() as session:
        await edit_article(session, eva, elsewhere.article_id, Edit(version, title, "Hold the button. [1]"))
    await recurring.settle()


async def acted(elsewhere, recurring, deed: Callable[..., Any], publisher_id: int) -> None:
    ada = await elsewhere.people.ada()
    async with elsewhere.database.writing() as session:
        await deed(session, ada, publisher_id)
    await recurring.settle()


async def test_zendesk_gets_an_article_its_changes_and_its_end_once_each(elsewhere, recurring):
    desk = Desk()
    async with answering(desk.answer) as server:
        settings = {"url": server.url, "email": "ann@example.com", "section": "7", "permission": "3", "locale": "en-us"}
        publisher = await elsewhere.add("zendesk", settings, "sesame")
        await acted(elsewhere, recurring, try_publisher, publisher)
        state, _words, outcome = await elsewhere.last()
        assert (state, server.heard, '"user_segment_id": null' in outcome) == ("done", [], True)
        for _ in range(2):
            await acted(elsewhere, recurring, publish_all, publisher)
        made = desk.articles[1002]
        assert [each.method for each in server.heard] == ["GET", "POST"]
        assert (made["locale"], made["permission_group_id"], made["draft"]) == ("en-us", 3, False)
        assert 'href="http://testserver/p/' in made["body"]
        assert await elsewhere.there() == ("1002", "2026-05-01T00:00:00Z", False)
        async with elsewhere.database.writing() as session:  # as if we had died before we could note it
            await session.fetchval("DELETE FROM publications")
        await acted(elsewhere, recurring, publish_all, publisher)
        assert len(desk.articles) == 3
        await change(recurring, elsewhere, "The hub and its router", 1)
        assert desk.articles[1002]["title"] == "The hub and its router"
        assert len(desk.articles) == 3
        eva = await elsewhere.people.eva()
        async with elsewhere.database.writing() as session:
            await archive_article(session, eva, elsewhere.article_id)
        await recurring.settle()
        assert 1002 not in desk.articles
        async with elsewhere.database.writing() as session:
            await restore_article(session, eva, elsewhere.article_id)
        await recurring.settle()
        assert len(desk.articles) == 3
        await acted(elsewhere, recurring, pull_publisher, publisher)
    assert await elsewhere.last() == ("done", "pulled 1 1", "")


async def test_confluence_gets_the_next_version_even_where_somebody_wrote_on(elsewhere, recurring):
    wiki = Wiki()
    async with answering(wiki.answer) as server:
        publisher = await elsewhere.add("confluence", {"url": server.url, "email": "a@example.com", "space": "42"})
        await acted(elsewhere, recurring, publish_all, publisher)
        assert await elsewhere.there() == ("71", "1", False)
        wiki.pages["71"]["version"] = {"number": 6}  # somebody there
        await change(recurring, elsewhere, "The hub and its router", 1)
        assert (await elsewhere.there(), wiki.pages["71"]["title"]) == (("71", "7", False), "The hub and its router")
        await acted(elsewhere, recurring, pull_publisher, publisher)
        assert (await elsewhere.last())[1].startswith("pulled 1 ")  # over two pages, ours left out
        del wiki.pages["71"]
        eva = await elsewhere.people.eva()
        async with elsewhere.database.writing() as session:
            await archive_article(session, eva, elsewhere.article_id)
        await recurring.settle()
        assert await elsewhere.there() == ("71", "7", True)
    assert storage("a<br>b&nbsp;<img src='x'>") == "a<br/>b\u00a0<img src='x'/>"


async def test_a_webhook_is_signed_and_a_refusal_is_told_in_words(elsewhere, recurring):
    async with answering(lambda heard: (200, b"")) as server:
        publisher = await elsewhere.add("webhook", {"url": f"{server.url}/hook"})
        await acted(elsewhere, recurring, publish_all, publisher)
        heard = server.heard[0]
    told = json.loads(heard.body)
    assert (told["kind"], told["id"]) == ("article_published", elsewhere.article_id)
    stamp, _, mark = heard.headers["talkoot-signature"].partition(",v1=")
    signed = f"{stamp.removeprefix('t=')}.".encode() + heard.body
    assert mark == hmac.new(b"sesame-sesame-sesame", signed, hashlib.sha256).hexdigest()


async def test_what_fails_for_a_while_is_tried_again_and_what_fails_for_good_is_said(elsewhere, recurring):
    status = [401]
    async with answering(lambda heard: (status[0], b'{"error": "Nobody knows you"}')) as server:
        settings = {"url": server.url, "email": "a@example.com", "section": "7", "permission": "3"}
        publisher = await elsewhere.add("zendesk", settings)
        await acted(elsewhere, recurring, publish_all, publisher)
        state, words, _outcome = await elsewhere.last()
        assert (state, "answered 401" in words, "Nobody knows you" in words) == ("failed", True, True)
        assert "sesame" not in words
        status[0] = 503
        with pytest.raises(NotPublished, match="503"):
            await acted(elsewhere, recurring, publish_all, publisher)
        assert (await elsewhere.last())[0] == "waiting"


def tree_in(folder: Path) -> Path:
    tree = folder / "docs"
    tree.mkdir()
    subprocess.run(["git", "init", "-q", str(tree)], check=True)
    (tree / "own.md").write_text('---\ntitle: "Hub offline since the new router"\n---\n\nTheirs.\n')
    return tree


def log_of(tree: Path) -> list[str]:
    told = subprocess.run(["git", "-C", str(tree), "log", "--format=%s"], check=True, capture_output=True, text=True)
    return told.stdout.splitlines()


async def test_git_has_a_file_of_a_lasting_name_and_a_commit_for_each_change(elsewhere, recurring, open_door):
    tree = tree_in(open_door)
    publisher = await elsewhere.add("git", {"tree": "docs", "folder": "kb/hub"}, "")
    await acted(elsewhere, recurring, try_publisher, publisher)
    assert "+talkoot_id:" in (await elsewhere.last())[2]
    assert not (tree / "kb").exists()
    await acted(elsewhere, recurring, publish_all, publisher)
    (path,) = (tree / "kb" / "hub").glob("*.md")
    text = path.read_text()
    assert text.startswith("---\ntitle: ")
    assert "](http://testserver/p/" in text
    await acted(elsewhere, recurring, publish_all, publisher)
    assert len(log_of(tree)) == 1
    await change(recurring, elsewhere, "Quite another title", 1)
    assert [each.name for each in (tree / "kb" / "hub").glob("*.md")] == [path.name]
    eva, ada = await elsewhere.people.eva(), await elsewhere.people.ada()
    async with elsewhere.database.writing() as session:
        await save_publisher(session, ada, Keep("git", "T", {"tree": "docs", "folder": "new"}), publisher_id=publisher)
    await acted(elsewhere, recurring, publish_all, publisher)
    moved = tree / "new" / path.name
    assert moved.exists()
    async with elsewhere.database.writing() as session:
        await archive_article(session, eva, elsewhere.article_id)
    await recurring.settle()
    assert not moved.exists()
    assert [each.split()[0] for each in log_of(tree)] == ["Remove", "Add", "Update", "Add"]
    assert (tree / "own.md").exists()


@pytest.mark.parametrize(
    "settings",
    [{"tree": ".."}, {"tree": "docs", "folder": "../../etc"}, {"tree": "docs", "folder": ".git/hooks"},
     {"tree": "/etc"}, {"tree": "nothing"}, {"tree": "docs", "folder": "away"}],
)  # fmt: skip
async def test_no_setting_leads_out_of_the_folder(settings: dict[str, str], tmp_path: Path):
    root = tmp_path / "trees"
    root.mkdir()
    (tree_in(root) / "away").symlink_to(tmp_path)
    article = Outgoing(1, "T", "S", "<p>S</p>", "en", (), "", "http://x/kb/1/t", "")
    with pytest.raises(NotPublished) as why:
        await Git().publish(Way({**settings, "root": str(root)}), article)
    assert why.value.lasting
    assert list(tmp_path.glob("*.md")) == []  # noqa: ASYNC240


async def test_git_of_our_own_is_not_pulled_and_theirs_is(tmp_path: Path):
    tree = tree_in(tmp_path)
    (tree / "1-ours.md").write_text("---\ntitle: Ours\ntalkoot_id: 1\n---\n")
    found = await Git().pull(Way({"tree": "docs", "root": str(tmp_path)}))
    assert [(each.foreign_id, each.title) for each in found] == [("own.md", "Hub offline since the new router")]


async def test_git_names_a_file_by_letters_of_any_alphabet(tmp_path: Path):
    tree_in(tmp_path)
    article = Outgoing(7, "Как вернуть хаб в сеть", "S", "<p>S</p>", "ru", (), "", "http://x/kb/7/t", "")
    made = await Git().publish(Way({"tree": "docs", "root": str(tmp_path)}), article)
    assert made.foreign_id == "7-как-вернуть-хаб-в-сеть.md"


async def test_git_pushes_what_an_earlier_try_could_not(tmp_path: Path):
    tree, far = tree_in(tmp_path), tmp_path / "far.git"
    told("-C", str(tree), "remote", "add", "origin", str(far))
    way = Way({"tree": "docs", "root": str(tmp_path), "push": "origin"})
    article = Outgoing(1, "T", "S", "<p>S</p>", "en", (), "", "http://x/kb/1/t", "", foreign_id="1-t.md")
    with pytest.raises(NotPublished, match="push"):
        await Git().publish(way, article)
    told("init", "-q", "--bare", str(far))
    assert (await Git().publish(way, article)).foreign_version == subject_at(far)[1]
    far.rename(tmp_path / "away.git")
    with pytest.raises(NotPublished, match="push"):
        await Git().withdraw(way, article)
    (tmp_path / "away.git").rename(far)
    await Git().withdraw(way, article)
    assert (log_of(tree), subject_at(far)[0]) == (["Remove T", "Add T"], "Remove T")


def subject_at(repository: Path) -> list[str]:
    """The newest commit of all branches: its subject and its name."""
    return told("-C", str(repository), "log", "--all", "-1", "--format=%s%n%H").splitlines()


def told(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout
