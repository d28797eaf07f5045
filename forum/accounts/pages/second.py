"""Being asked for the second factor, at signing in and before what matters."""

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts import passwords
from forum.accounts.actions.second import code_is_good, count_try, end_half, note_proof
from forum.accounts.factors import Factors, Half, factors_of, half_login, proved_lately
from forum.accounts.pages.entering import Entry, enter, half_cookie
from forum.accounts.queries import account_by_id
from forum.database import Session
from forum.errors import ProofNeeded, SignInNeeded
from forum.i18n import _
from forum.web.forms import Form, Hidden, Password, Submission, Text, read_form
from forum.web.house import actor_of, house, personal
from forum.web.limits import allow
from forum.web.replies import local, see_other
from forum.web.sessions import Partner, hash_of
from forum.web.templating import page

CODE = Form(code=Text(max=60, missing=_("Please write the code.")))
AGAIN = Form(password=Password(required=False), code=Text(max=60, required=False), next=Hidden(max=2000))
WRONG = _("This code is not right, or it was used before.")


async def second(request: Request) -> Response:
    token = request.cookies.get(half_cookie(request), "")
    async with house(request).database.reading() as session:
        half = await half_login(session, hash_of(token))
        has = await factors_of(session, half.user_id) if half else None
    if half is None or has is None:
        return see_other(request, "/sign-in")
    if request.method != "POST":
        return second_page(request, CODE.blank(), has, status=200)
    sent = CODE.read(await read_form(request))
    if sent.ok:
        if await proved(request, half, token, sent.values["code"]):
            return await enter(request, whole(half))
        sent.errors["code"] = WRONG
    return second_page(request, sent, has, status=422)


def second_page(request: Request, form: Submission, has: Factors, *, status: int) -> Response:
    return page(request, "forum/accounts/second.html", {"form": form, "has": has}, status)


def whole(half: Half) -> Entry:
    partner = Partner(half.identity_id, half.partner_session) if half.identity_id is not None else None
    return Entry(half.user_id, half.there, partner, is_whole=True)


async def proved(request: Request, half: Half, token: str, code: str) -> bool:
    """Counted in a transaction of its own, so that wrong guesses count."""
    here = house(request)
    async with here.database.writing() as session:
        await allow_guess(session, half.user_id)
        if not await count_try(session, token):
            return False
    async with here.database.writing() as session:
        good = await code_is_good(session, here.settings, half.user_id, code)
        return good and await end_half(session, token) is not None


async def allow_guess(session: Session, user_id: int) -> None:
    await allow(session, "second", str(user_id), times=10, seconds=300)
    await allow(session, "second-day", str(user_id), times=50, seconds=86400)


async def need_proof(request: Request) -> None:
    """Before what matters: raises ProofNeeded unless the person has proved within half an hour who they are."""
    if actor_of(request).id is None:
        raise SignInNeeded
    async with house(request).database.reading() as session:
        if not await proved_lately(session, personal(request).login_id):
            raise ProofNeeded


async def again(request: Request) -> Response:
    """The page that leads on to what matters, after a password, a code or a passkey."""
    actor, here = actor_of(request), house(request)
    if actor.id is None:
        raise SignInNeeded
    async with here.database.reading() as session:
        has, account = await factors_of(session, actor.id), await account_by_id(session, actor.id)
    has_password = account is not None and account.password_hash is not None
    sent = AGAIN.blank(next=local(request.query_params.get("next", "/")))
    if request.method == "POST":
        sent = AGAIN.read(await read_form(request))
        if sent.ok and await proved_again(request, actor.id, sent, asks_code=has.any):
            return see_other(request, local(sent.values["next"] or "/"))
    values = {"form": sent, "has": has, "has_password": has_password}
    return page(request, "forum/accounts/again.html", values, 422 if request.method == "POST" else 200)


async def proved_again(request: Request, user_id: int, sent: Submission, *, asks_code: bool) -> bool:
    """With the second factor where there is one, else with the password."""
    here = house(request)
    async with here.database.writing() as session:
        await allow_guess(session, user_id)
        account = await account_by_id(session, user_id)
    if asks_code:
        async with here.database.writing() as session:
            good = await code_is_good(session, here.settings, user_id, sent.values["code"])
    else:
        good = await passwords.fits(sent.values["password"], account.password_hash if account else None)
    if not good:
        sent.errors["code" if asks_code else "password"] = WRONG if asks_code else _("This password is not right.")
        return False
    async with here.database.writing() as session:
        await note_proof(session, personal(request).login_id)
    return True
