"""The admin's pages of providers."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from forum.accounts.pages.second import need_proof
from forum.actor import Actor
from forum.entering import actions
from forum.entering.actions import Journey, ProviderEdit
from forum.entering.pages.travelling import sent_to
from forum.entering.policy import may_keep_providers
from forum.entering.presets import PRESETS, Preset
from forum.entering.queries import provider_of_id, providers
from forum.entering.vouching import Provider, roles_from
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.web.admin_menu import admin_nav
from forum.web.forms import Check, Form, Hidden, LongText, Submission, Text, read_form
from forum.web.house import actor_of, house
from forum.web.replies import see_other
from forum.web.templating import page

PLACE = "/admin/providers"
TAKEN = ("company", "product")  # the provider of the settings, and what the product vouches for
FIELDS = {
    "name": Text(max=40, missing=_("Please choose a name.")),
    "issuer": Text(max=300, missing=_("The address of a provider begins with https://.")),
    "client_id": Text(max=300, missing=_("Please write what the provider calls this forum.")),
    "secret": LongText(max=4000, required=False),
    "scopes": Text(max=300, required=False),
    "groups_claim": Text(max=100, required=False),
    "roles": LongText(max=4000, required=False),
    "active": Check(),
}
CHANGED = Form(**FIELDS)
NEW = Form(**FIELDS, slug=Text(max=30, missing=_("Please choose a short name for addresses.")), preset=Hidden())


def keeper(request: Request) -> Actor:
    actor = actor_of(request)
    if not may_keep_providers(actor):
        raise NotThere
    return actor


async def show(request: Request) -> Response:
    keeper(request)
    async with house(request).database.reading() as session:
        values = {
            "providers": await providers(session, house(request).settings),
            "presets": PRESETS,
            "nav_items": await admin_nav(request, session),
        }
    return page(request, "forum/entering/providers.html", values)


def preset_of(name: str) -> tuple[str, Preset]:
    return (name, PRESETS[name]) if name in PRESETS else ("other", PRESETS["other"])


async def add(request: Request) -> Response:
    """Who may give roles by groups gives roles: this asks for proof, as giving roles does."""
    actor = keeper(request)
    await need_proof(request)
    if request.method != "POST":
        name, preset = preset_of(request.query_params.get("preset", ""))
        blank = NEW.blank(
            name=preset.name, issuer=preset.issuer, scopes=preset.scopes, groups_claim=preset.groups_claim,
            slug="" if name == "other" else name, active="yes", preset=name,
        )  # fmt: skip
        return await provider_page(request, blank, None, status=200)
    sent = NEW.read(await read_form(request))
    _name, preset = preset_of(sent.raw.get("preset", ""))
    edit = edit_from(sent, preset.kind) if sent.ok else None
    if edit is not None:
        try:
            async with house(request).database.writing() as session:
                made = await actions.save_provider(session, actor, edit, house(request).settings)
            return see_other(request, f"{PLACE}/{made}", notice=_("Added. Try it before others do."))
        except Invalid as invalid:
            sent.refuse(invalid)
    return await provider_page(request, sent, None, status=422)


def edit_from(sent: Submission, kind: str = "openid") -> ProviderEdit | None:
    """None with the form saying which line is none."""
    given: dict[str, Any] = {name: value for name, value in sent.values.items() if name != "preset"}
    slug = given.get("slug", "company-1")
    if not (slug.isascii() and slug.replace("-", "").isalnum() and slug == slug.lower()) or slug in TAKEN:
        sent.errors["slug"] = _("Please use small letters, digits and hyphens.")
        return None
    try:
        given["roles"] = roles_from(given["roles"])
    except ValueError as wrong:
        sent.errors["roles"] = _("Please write each line as “group = role”; this one is not: %(line)s", line=str(wrong))
        return None
    return ProviderEdit(**given, kind=kind)


async def change(request: Request) -> Response:
    actor, here, provider_id = keeper(request), house(request), request.path_params["id"]
    await need_proof(request)
    async with here.database.reading() as session:
        provider = await provider_of_id(session, here.settings, provider_id)
    if request.method != "POST":
        return await provider_page(request, form_of(provider), provider, status=200)
    sent = CHANGED.read(await read_form(request))
    edit = edit_from(sent) if sent.ok else None
    if edit is not None:
        try:
            async with here.database.writing() as session:
                await actions.save_provider(session, actor, edit, here.settings, provider_id=provider_id)
            return see_other(request, f"{PLACE}/{provider_id}", notice=_("Saved."))
        except Invalid as invalid:
            sent.refuse(invalid)
    return await provider_page(request, sent, provider, status=422)


def form_of(provider: Provider) -> Submission:
    """Everything but the secret, which is never shown again."""
    roles = "\n".join(f"{group} = {role}" for group, role in provider.roles.items())
    return CHANGED.blank(
        name=provider.name, issuer=provider.issuer, client_id=provider.client_id, scopes=provider.scopes,
        groups_claim=provider.groups_claim, roles=roles, active="yes" if provider.active else "",
    )  # fmt: skip


async def provider_page(request: Request, form: Submission, provider: Provider | None, *, status: int) -> Response:
    form.raw["secret"] = ""
    slug = provider.slug if provider else form.raw.get("slug") or "…"
    async with house(request).database.reading() as session:
        values: dict[str, Any] = {"form": form, "provider": provider, "nav_items": await admin_nav(request, session)}
    base = house(request).settings.base_url
    values |= {
        "preset": preset_of(form.raw.get("preset", ""))[1],
        "back": f"{base}/sign-in/back/{slug}",
        "out": f"{base}/sign-in/signed-out/{slug}",
    }
    return page(request, "forum/entering/provider.html", values, status)


async def test(request: Request) -> Response:
    """The admin goes there and back, and sees what the provider says; nobody is signed in by it."""
    actor, here = keeper(request), house(request)
    async with here.database.reading() as session:
        provider = await provider_of_id(session, here.settings, request.path_params["id"])
    return await sent_to(request, Journey(provider.slug, "test", actor.id, PLACE), tried=provider)


async def remove(request: Request) -> Response:
    actor, provider_id = keeper(request), request.path_params["id"]
    await need_proof(request)
    if not 0 < provider_id < 2**63:
        raise NotThere
    async with house(request).database.writing() as session:
        await actions.remove_provider(session, actor, provider_id)
    return see_other(request, PLACE, notice=_("Removed."))
