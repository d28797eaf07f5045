"""What people say of themselves, and which language and time zone are theirs: the first page of the settings."""

from typing import Any
from zoneinfo import available_timezones

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions import ProfileEdit, change_profile
from forum.accounts.pages.settings import signed_in
from forum.accounts.queries import profile_of
from forum.drafts.actions import settle_draft
from forum.drafts.resuming import resumed
from forum.errors import Invalid
from forum.i18n import _
from forum.web.forms import Check, Choice, Form, LongText, Submission, Text, read_form
from forum.web.house import house
from forum.web.replies import see_other
from forum.web.templating import page

PROFILE = Form(
    display_name=Text(max=60, missing=_("Please write the name that others shall see.")),
    bio=LongText(max=2000, required=False),
    locale=Choice(),
    time_zone=Choice(),
)


async def profile(request: Request) -> Response:
    actor, here = signed_in(request), house(request)
    if request.method != "POST":
        async with here.database.reading() as session:
            mine = await profile_of(session, actor)
        given = {
            "display_name": mine.display_name, "bio": mine.bio_source, "locale": mine.locale,
            "time_zone": mine.time_zone, **{f"reads_{each}": "yes" for each in mine.reads},
        }  # fmt: skip
        return profile_page(request, PROFILE.blank(**given | await resumed(request, "profile")))
    tongues = languages_read(here.settings.languages)
    sent = Form(**PROFILE.fields, **{f"reads_{each}": Check() for each in tongues}).read(await read_form(request))
    if sent.ok and sent.values["locale"] not in here.settings.languages:
        sent.errors["locale"] = _("Please choose one of the list.")
    if sent.ok:
        try:
            async with here.database.writing() as session:
                await change_profile(session, actor, profile_edit(sent.values, tongues))
                await settle_draft(session, actor, "profile")
            return see_other(request, "/settings", notice=_("Your profile is saved."))
        except Invalid as invalid:
            sent.refuse(Invalid({"bio" if name == "body" else name: text for name, text in invalid.errors.items()}))
    return profile_page(request, sent, 422)


def languages_read(offered: tuple[str, ...]) -> list[str]:
    """The languages of the forum as posts have them: without a country."""
    return list(dict.fromkeys(each.split("_")[0] for each in offered))


def profile_edit(values: dict[str, Any], tongues: list[str]) -> ProfileEdit:
    reads = tuple(each for each in tongues if values.pop(f"reads_{each}"))
    return ProfileEdit(**values, reads=reads)


def profile_page(request: Request, form: Submission, status: int = 200) -> Response:
    zones = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
    )
    tongues = languages_read(house(request).settings.languages)
    values = {"form": form, "zones": ["UTC", *zones], "tongues": tongues}
    return page(request, "forum/people/profile.html", values, status)
