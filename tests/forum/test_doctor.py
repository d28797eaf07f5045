"""The doctor's findings."""

from dataclasses import replace

from forum.doctor import Finding, findings
from forum.mail.letters import speaking
from forum.settings import Settings


async def found(settings: Settings, environ: dict[str, str] | None = None) -> dict[str, Finding]:
    return {each.subject: each async for each in findings(settings, environ or {})}


async def test_it_names_the_database_the_schema_the_jobs_and_the_mail(settings: Settings) -> None:
    looked = await found(replace(settings, direct_url=settings.database_url))
    assert looked["PostgreSQL"].level == looked["Schema"].level == looked["Jobs"].level == "good"
    with speaking("en", "UTC"):
        assert str(looked["vector"].words).endswith("available")
    assert looked["Mail"].level == "note"


async def test_a_database_that_may_forget_is_bad_news(settings: Settings) -> None:
    assert (await found(settings))["Durability"].level == "bad"  # the tests' own database is one


async def test_a_mistyped_setting_is_worth_a_note(settings: Settings) -> None:
    assert (await found(settings, {"TALKOOT_PROT": "80"}))["Settings"].level == "note"
