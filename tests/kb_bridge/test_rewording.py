"""A language model may reword a draft's sentences; what loses its citation, a figure or code stays as it was."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from forum.errors import Conflict, NotThere
from kb_bridge.actions.proposals import save_draft
from kb_bridge.actions.rewording import ask_for_rewording
from kb_bridge.citations import markdown
from kb_bridge.queries.proposals import proposal
from kb_bridge.rewording import answers, asked, may_stand
from kb_bridge.rewriters import NoRewriter, rewriter
from tests.support.answering import Heard, answering

KEY = "a-key-that-stands-nowhere"


def model(heard: Heard) -> tuple[int, bytes]:
    """Rewords every sentence, and forgets the citation of each second one."""
    said = json.loads(heard.body)
    lines = said["messages"][1]["content"].splitlines()
    new = [line.replace(". ", ". In short: ", 1) for line in lines]
    new = [line.rpartition(" [")[0] if place % 2 else line for place, line in enumerate(new)]
    content = "\n".join(new)
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


@pytest.fixture
def listening(bus) -> Iterator[object]:
    """Sets where the model is; restored afterwards."""
    before = bus.given

    def at(url: str) -> None:
        bus.given = replace(before, rewriter=f"{url}/v1#small", rewriter_key=KEY)

    yield at
    bus.given = before


async def test_sentences_keep_their_citations_and_the_draft_waits_as_before(recurring, people, listening, client_as):
    await recurring.ripe()
    before, eva = await recurring.draft(), await people.eva()
    async with answering(model) as server:
        listening(server.url)
        async with recurring.database.writing() as session:
            await ask_for_rewording(session, eva, before.id)
        await recurring.settle()
        heard = server.heard[0]
        page = (await (await client_as(eva)).get(before.url)).text
    assert (heard.path, json.loads(heard.body)["model"]) == ("/v1/chat/completions", "small")
    assert heard.headers["authorization"] == f"Bearer {KEY}"
    after = await recurring.draft()
    quotes = [each for section in after.draft for each in section.quotes]
    sentences = [each for each in quotes if each.kind == "sentence"]
    assert [bool(each.reworded) for each in sentences] == [place % 2 == 0 for place in range(len(sentences))]
    assert all(not each.reworded for each in quotes if each.kind != "sentence")
    assert markdown(after.draft, after.posts).count("In short:") == sum(bool(each.reworded) for each in sentences)
    assert (after.state, await recurring.scene.value("SELECT count(*) FROM articles")) == ("open", 0)
    assert "reworded by a language model" in page
    assert KEY not in page
    await recurring.ask(5)  # drafted anew of the same answers, what was reworded stays until these change
    await recurring.settle()


async def test_off_by_default_and_never_over_an_editor_s_text(recurring, people, listening, client_as):
    await recurring.ripe()
    draft, eva = await recurring.draft(), await people.eva()
    browser = await client_as(eva)
    assert "Have a language model" not in (await browser.get(draft.url)).text
    with pytest.raises(NotThere):
        async with recurring.database.writing() as session:
            await ask_for_rewording(session, eva, draft.id)
    listening("http://127.0.0.1:9")
    async with recurring.database.writing() as session:
        await ask_for_rewording(session, eva, draft.id)
        await save_draft(session, eva, draft.id, replace(await recurring.edit(), source="Mine. [1]"))
    await recurring.settle()  # the model is not even asked
    async with recurring.database.reading() as session:
        assert (await proposal(session, eva, draft.id)).edited_source == "Mine. [1]"
    with pytest.raises(Conflict):
        async with recurring.database.writing() as session:
            await ask_for_rewording(session, eva, draft.id)


async def test_a_model_that_fails_says_so_without_its_key():
    waiting = [(500, b""), (200, b"{}"), (200, b"no json")]
    while waiting:
        async with answering(lambda heard: waiting.pop()) as server:
            with pytest.raises(NoRewriter) as why:
                await asyncio.to_thread(rewriter(f"{server.url}/v1", KEY).ask, "task", "text")
            assert KEY not in str(why.value)
    with pytest.raises(NoRewriter):
        rewriter("")


def test_what_may_stand_of_an_answer():
    original = "Hold the `setup` button for 8 seconds. [3]"
    good = "For 8 seconds, hold the `setup` button. [3]"
    assert may_stand(original, good) == "For 8 seconds, hold the `setup` button."
    for wrong in (
        "", "Hold it for 8 seconds. [3]", "Hold the `setup` button for 9 seconds. [3]",
        "For 8 seconds, hold the `setup` button.", "For 8 seconds, hold the `setup` button. [4]",
        "For 8 seconds [2], hold the `setup` button. [3]", original,
        "For 8 seconds, hold the `setup` button, see https://evil.example [3]",
        "For 8 seconds, hold the `setup` button <b>now</b>. [3]",
    ):  # fmt: skip
        assert may_stand(original, wrong) == "", wrong
    sentences = ["One cat. [1]", "Two cats. [2]"]
    assert asked(sentences) == "1. One cat. [1]\n2. Two cats. [2]"
    assert answers(sentences, "Sure!\n2) A pair of cats. [2]\n1. A cat. [1]\n1. Again. [1]") == [
        "A cat.", "A pair of cats.",
    ]  # fmt: skip
