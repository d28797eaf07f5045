"""The third walk: recurring threads become an article, and each thread then points to it."""

import html
import re

import pytest

QUESTIONS = (
    ("Charged twice for the Grower plan", "My card shows the price of the Grower plan two times this month. Why?"),
    ("Two charges for one month of Grower", "I see two charges for the Grower plan on my card, and one invoice only."),
    ("Grower plan charged two times", "The Grower plan was charged twice on the same day. Is one of them a mistake?"),
    ("Why was my card charged twice for Grower?", "Two charges, one invoice. I want the plan once, not twice."),
    ("Double charge for the Grower plan", "The card was charged twice for Grower this month, the invoice says once."),
)
ANSWER = """Hello! One of the two charges is only an authorisation of your bank.

1. Open *Account → Billing → Invoices*.
2. Count the invoices of the month: one invoice means one payment.

The other charge falls off by itself within seven days. Thanks for asking!"""


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return html.unescape(found[1])


def text_of(page: str) -> str:
    found = re.search(r'<textarea[^>]*id="f-source"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found
    return html.unescape(found[1])


@pytest.mark.walk
async def test_recurring_threads_become_an_article(client, client_as, people, scene, settle):
    category = await scene.category("billing")
    threads = []
    for number, (title, body) in enumerate(QUESTIONS):
        asker = await client_as(await people.person(f"customer{number}", trust_level=1))
        asked = await asker.post("/ask", data={"category": str(category), "title": title, "body": body, "tags": ""})
        assert asked.status_code == 303, asked.text
        threads.append(asked.headers["location"])
        await settle()
        if number == 0:
            lin = await client_as(await people.lin())
            thread_id = threads[0].split("/")[2]
            answered = await lin.post(f"/t/{thread_id}/answer", data={"body": ANSWER})
            assert answered.status_code == 303, answered.text
            answer_id = await scene.value("SELECT id FROM posts WHERE kind = 'answer'")
            assert (await asker.post(f"/p/{answer_id}/accept")).status_code == 303
            await settle()

    eva = await client_as(await people.eva())
    desk = (await eva.get("/kb/editor")).text
    found = re.search(r'href="(/kb/editor/proposals/\d+)"', desk)
    assert found, "the fifth asker should have made a draft"
    proposal = found[1]

    page = (await eva.get(proposal)).text
    draft = text_of(page)
    assert "1. Open *Account → Billing → Invoices*." in draft
    assert "Thanks" not in draft
    assert re.findall(r"\[\d+\]", draft)
    edited = draft.replace("The other charge falls off", "The other charge goes away")
    fields = {"version": hidden(page, "version"), "form_key": hidden(page, "form_key")}
    accepted = await eva.post(
        proposal, data={**fields, "title": "Charged twice for the Grower plan", "source": edited, "deed": "accept"}
    )
    assert accepted.status_code == 303, accepted.text
    article = accepted.headers["location"]
    assert re.fullmatch(r"/kb/\d+/charged-twice-for-the-grower-plan", article)
    await settle()

    shown = (await client.get(article)).text
    assert "The other charge goes away by itself" in shown
    cited = re.findall(r'class="citation"><a href="(/p/\d+)"', shown)
    assert cited
    assert (await client.get(cited[-1])).headers["location"].startswith(threads[0].rsplit("/", 1)[0])

    for thread in threads:
        read = (await client.get(thread)).text
        assert "Written up in" in read
        assert article in read
    told = await (await client_as(await people.person("customer3"))).get("/notifications")
    assert "written up in an article" in told.text
    assert article in (await client.get("/kb")).text
    assert await scene.value("SELECT count(*) FROM ledger_entries WHERE post_id = $1", answer_id) > 0
