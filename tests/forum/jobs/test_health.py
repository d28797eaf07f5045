"""The admin's page of what stands well and what does not."""

from tests.support.cast import Cast


async def test_an_admin_reads_what_is_missing_and_others_find_no_page(people: Cast, client, client_as) -> None:
    page = await (await client_as(await people.ada())).get("/admin/health")
    assert page.status_code == 200
    assert "PostgreSQL" in page.text
    assert "not sent, but written to" in page.text
    assert "vector" in page.text
    for browser in (client, await client_as(await people.mo())):
        assert (await browser.get("/admin/health")).status_code == 404


async def test_the_parts_are_named_in_the_language_of_the_admin(client_as, people):
    browser = await client_as(await people.ada())
    await browser.post("/language", data={"locale": "ro"})
    page = (await browser.get("/admin/health", headers={"accept-language": "ro"})).text
    assert "<td>Ceas</td>" in page
    assert "<td>Clock</td>" not in page
