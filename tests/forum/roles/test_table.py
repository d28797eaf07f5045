"""The admin's table of who may do what."""

import re
from html import unescape

PAGE = "/admin/roles"


def cells(page: str, words: str) -> list[str]:
    """What stands in the row of these words: Yes, No, or from which level on."""
    row = re.search(rf'<th scope="row"[^>]*>{re.escape(words)}</th>(.*?)</tr>', unescape(page), re.DOTALL)
    assert row, words
    found = re.findall(r"<td>(.*?)</td>", row[1], re.DOTALL)
    return [re.sub(r'.*aria-label="(\w+)".*', r"\1", cell).strip() for cell in found]


async def test_the_table_says_what_the_policies_answer(client_as, people, scene) -> None:
    await scene.category("inner", visibility="staff")
    page = (await (await client_as(await people.ada())).get(PAGE)).text
    assert cells(page, "Read threads of public categories") == ["Yes"] * 5
    assert cells(page, "Ask a question") == ["No", "Yes", "Yes", "Yes", "Yes"]
    assert cells(page, "Vote down") == ["No", "From level 1", "Yes", "Yes", "Yes"]
    assert cells(page, "Edit other people's posts") == ["No", "From level 4", "Yes", "No", "Yes"]
    assert cells(page, "Write, accept, edit and archive articles") == ["No", "No", "No", "Yes", "Yes"]
    assert cells(page, "Silence or suspend admins") == ["No"] * 5
    assert cells(page, "Inner") == ["No", "No", "Yes", "Yes", "Yes"]
    assert 'href="/admin/trust"' in page
    assert 'href="/privileges"' in page


async def test_nobody_else_has_that_page(client, client_as, people) -> None:
    for browser in (client, await client_as(await people.asha()), await client_as(await people.mo())):
        assert (await browser.get(PAGE)).status_code == 404
