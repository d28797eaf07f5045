"""Changing the address of one's account."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.actions.address import ask_for_address, confirm_address, undo_address
from forum.accounts.pages.second import need_proof
from forum.accounts.queries import address_in_waiting, profile_of
from forum.errors import Invalid, Words
from forum.i18n import _
from forum.web.forms import Email, Form, Submission, read_form
from forum.web.house import actor_of, house
from forum.web.limits import allow
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/settings/address"
ADDRESS = Form(email=Email(missing=_("Please write the new address.")))


async def change(request: Request) -> Response:
    await need_proof(request)
    actor, here = actor_of(request), house(request)
    if request.method != "POST":
        return await shown(request, ADDRESS.blank(), 200)
    sent = ADDRESS.read(await read_form(request))
    if not sent.ok:
        return await shown(request, sent, 422)
    try:
        async with here.database.writing() as session:
            await allow(session, "address", str(actor.id), times=5, seconds=3600)
            await ask_for_address(session, actor, sent.values["email"])
    except Invalid as invalid:
        return await shown(request, sent.refuse(invalid), 422)
    return see_other(request, PLACE, notice=_("Open the link that we have sent to the new address."))


async def shown(request: Request, form: Submission, status: int) -> Response:
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        values = {
            "form": form,
            "mine": await profile_of(session, actor),
            "waiting": await address_in_waiting(session, actor),
        }
    return page(request, "forum/accounts/address.html", values, status)


async def confirm(request: Request) -> Response:
    """A page with a button, since mail programs follow links by themselves."""
    if request.method != "POST":
        return asked(
            request,
            _("Confirm the new address"),
            _("From now on letters go to the new address, and you sign in with it."),
        )
    async with house(request).database.writing() as session:
        done = await confirm_address(session, request.path_params["token"])
    return led_on(request, done, _("Your account has the new address."))


async def undo(request: Request) -> Response:
    if request.method != "POST":
        return asked(
            request, _("Keep the address of before"),
            _("The change is undone, all devices are signed out, passkeys, apps with codes and other ways to sign in "
              "that were added since the day before it are removed, and we send you a link to choose a new password."),
        )  # fmt: skip
    async with house(request).database.writing() as session:
        done = await undo_address(session, request.path_params["token"])
    return led_on(request, done, _("The change is undone. Look into your mail."))


def asked(request: Request, label: Words, words: Words) -> Response:
    values = {"label": label, "words": words, "path": request.url.path}
    return page(request, "forum/accounts/address_link.html", values)


def led_on(request: Request, done: int | None, notice: Words) -> Response:
    there = PLACE if done is not None and actor_of(request).id == done else "/sign-in"
    return see_other(request, there, notice=_("This link is not good any more.") if done is None else notice)
