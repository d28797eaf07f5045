"""Everybody at every door: what each part gets from each address, declared here, and nothing else."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import pytest
from httpx2 import Response
from starlette.applications import Starlette

from tests.security.bad_input import URLENCODED, encoded
from tests.security.digests import changed, none, rows
from tests.security.endpoints import address, routes
from tests.security.forms import presses
from tests.security.own_doors import READ_ELSEWHERE, WRITE_ELSEWHERE
from tests.security.world import World
from tests.support.browser import HOME, Browser

PARTS = ("visitor", "unverified", "suspended", "customer", "author", "moderator", "editor", "admin")
# A letter for each part: (o)k, (r)edirected, led to (s)ign in, (f)orbidden, (n)ot there, (i)nvalid, (c)onflict.
READ = {
    "oooooooo": """/api /api/v1/openapi.json /t/{id:int}/print /sign-in/signed-out/{slug:str} /healthz /readyz
        /metrics /sign-up/sent /verify/{token:str} /reset /reset/{token:str} /p/{id:int}/history /t/{id:int}/history
        /unsubscribe/{token} /unsubscribe/weekly/{token} /search /search/description.xml /people /u/{name}
        /u/{name}/answers / /feed.atom /c/{slug} /c/{slug}/feed.atom /tags /tags/{name} /tags/{name}/feed.atom
        /help/person /help/keys /palette /manifest.webmanifest /worker.js /offline /speculation.json /badges /kb
        /kb/asked /ask /ask/matches /badges/{badge} /u/{name}/badges /help/formatting /robots.txt /sitemap.xml
        /sitemaps/places.xml /sitemaps/{what}-{number:int}.xml /ask/fields /kb/shown.css /kb/feed.atom /kb/sitemap.xml
        /kb/{id:int}/card.png /leaders /leaders/category/{slug} /leaders/tag/{name} /t/{id:int}/card.png
        /u/{name}/feed.atom /ask/found/{token} /look.css /feedback /help/write /mail/confirm/{token}""",
    "iiiiiiii": "/sign-in/back/{slug:str} /sign-in/product",  # nobody set out, no token
    "irrrrrrr": "/sign-in/name",
    "rrrrrrrr": """/sign-in/second /p/{id:int} /comments/{id:int} /following /t/{id:int} /t/{id:int}/{slug}
        /kb/{id:int} /kb/{id:int}/{slug} /search/to/{token}""",
    "orrrrrrr": "/sign-up /sign-in",
    "sorrrrrr": "/verify",
    "sooooooo": """/private /unread /drafts /drafts/{place} /complete /settings/leaders /settings/ways /sign-in/again
        /settings/second /settings/second/app /settings/tokens /settings /settings/notices /settings/look
        /settings/password /settings/logins /t/{id:int}/answer /reports /p/{id:int}/comment /settings/following
        /notifications /flag/{kind:str}/{object:int}""",
    "snnnrnnn": "/notifications/{id:int}",
    "sffooooo": "/kb/cite/{thread:int}",
    "snnnonnn": "/u/{name}/reputation/{id:int}/dispute",
    "srrrrrrr": "/privileges",
    "snnnoono": """/u/{name}/reputation /u/{name}/privileges /u/{name}/helped""",
    "sfffoofo": "/t/{id:int}/kind /comments/{id:int}/edit /comments/{id:int}/delete",
    "sfffoooo": "/t/{id:int}/tags /t/{id:int}/duplicate",
    "sffffofo": "/p/{id:int}/edit /p/{id:int}/delete /t/{id:int}/move",
    "snnnnnnn": "/decisions/{decision:int} /why/{kind:str}/{object:int}",  # about somebody else
    "nnnnnono": """/calls /calls/{call:int}
        /badges/{badge}/give /mod/badges /mod/badges/{award:int} /mod/helpers /mod /mod/triggers /mod/log
        /mod/replies /mod/replies/{reply:int} /mod/bulk /mod/{item:int} /mod/disputes/{id:int} /mod/evidence/{id:int}
        /mod/slow/{thread:int} /mod/care /mod/care/figures /mod/care/figures.csv /mod/care/figures.json
        /mod/care/{question:int} /mod/people/{user:int} /mod/roster /private/of/{thread:int}""",
    "nnnnnnoo": """/search/log /search/log.csv /kb/editor/write /kb/editor /kb/editor/recurring
        /kb/editor/proposals/{proposal:int} /kb/editor/figures /kb/editor/effect /kb/editor/effect/{article:int}
        /kb/editor/effect.csv /kb/editor/effect.json /kb/editor/topics/{topic:int} /kb/{id:int}/edit
        /kb/{id:int}/shelf /kb/{id:int}/versions""",
    # there is none here
    "nnnnnnnn": """/demonstration /log /admin/demo /uploads/{name} /admin/backups/{backup}/file /t/{id:int}/read""",
    "nnnnnnnr": "/setup",  # gone for good: an admin is led to what is left to do
    "nnnnnnno": """/admin/contact
        /admin/audit /admin/audit.csv /admin/audit.json
        /admin/integrations /admin/limits /admin/webhooks /admin/webhooks/{id:int} /admin/product-keys
        /admin/works /admin/works/{work:int} /admin/backups /admin/synonyms /admin/synonyms.txt /admin/providers
        /admin/providers/new /admin/providers/{id:int} /admin /admin/categories /admin/categories/{id:int}
        /admin/people /admin/people/{id:int} /admin/jobs /admin/read-only /admin/topics /admin/health /admin/found
        /admin/categories/{id:int}/form /admin/categories/{id:int}/form/{field:int} /admin/look /admin/feedback
        /admin/setup /admin/setup/look /admin/setup/categories /admin/setup/mail /admin/setup/import
        /admin/setup/threads /admin/reputation /admin/reputation/prices /admin/triggers /admin/triggers/new
        /admin/triggers/{rule} /admin/triggers/trials/{trial:int} /admin/badges /admin/badges/new
        /admin/badges/{own:int} /admin/trust /admin/trust/rules /admin/rewards /admin/rewards/{id:int}
        /admin/publishers /admin/publishers/new/{kind} /admin/publishers/{id:int} /admin/ripeness /admin/targets
        /admin/targets/clocks /admin/calendars /admin/plans /admin/ladder""",
}
WRITE = {
    "nnnnrrfr": "/private/{private:int}/agree /private/{private:int}/keep",
    "sooooooo": "/t/{id:int}/read /settings/second/keys/ask",
    "nnnnnnnn": """/setup /admin/demo /mail/in /kb/{id:int}/threads/{thread:int}/decline /p/{id:int}/helpful
        /t/{id:int}/still-works /kb/editor/proposals/{proposal:int}/reword""",
    "rrrrrrrr": """/works/{work:int}/dismiss /sign-in/second /width /sign-in/back/{slug:str} /help/keys /sign-up
        /verify/{token:str} /sign-out /reset/{token:str} /language /ask/answered /kb/{id:int}/why-not
        /ask/found/{token}/undo /feedback /help/write /mail/confirm/{token}""",
    "oooooooo": """/sign-in/passkey/ask /sign-up/strength /reset /unsubscribe/{token} /unsubscribe/weekly/{token}
        /preview""",
    # A wrong password, a provider to which nothing is sent.
    "iiiiiiii": "/sign-in /sign-in/with/{slug:str} /sign-in/passkey /sign-in/customer",
    "irrrrrrr": "/sign-in/name",
    "400" * 8: "/sign-in/signed-out/{slug:str}",
    # Nothing that proves anything, no picture, a provider that cannot be.
    "siiiiiii": "/sign-in/again /settings/second/keys /settings/password /uploads /settings/ways/{slug:str}",
    "snnninnn": "/settings/ways/{id:int}/remove",  # the last way in
    "nnnnnnni": "/admin/providers/{id:int}/test",
    # the key, shown once
    "nnnnnnno": """/admin/product-keys /admin/integrations /admin/webhooks /admin/webhooks/{id:int}/secret""",
    "sffooooo": "/settings/tokens",
    # Not writing, or undoing one's own, is for everybody with an account; where nothing is to undo, nothing happens.
    "srrrrrrr": """/settings/second/app /settings/second/codes /settings/leaders /unread/read /settings/notices
        /settings/notices/try-again /settings/notices/withdraw /settings/notices/asked /verify /settings
        /settings/logins/end /p/{id:int}/undelete /t/{id:int}/me-too/take-back /guide /comments/{id:int}/undelete
        /unfollow /notifications/read /drafts/discard""",
    "frrrrrrr": "/drafts /uploads/insert",  # a visitor's text is handed back
    "srfrrrrr": "/follow",
    "sfffrfff": "/t/{id:int}/ask-somebody",
    "snnnrnnn": "/settings/tokens/{id:int}/end /notifications/{id:int}/read /u/{name}/reputation/{id:int}/dispute",
    "fffrrrrr": "/t/{id:int}/answer /p/{id:int}/comment /kb/cite",  # a visitor's text is handed back
    "sffrrrrr": "/ask /p/{id:int}/vote /flag/{kind:str}/{object:int} /kb/cite/{thread:int}",
    "rffrrrrr": "/kb/{id:int}/rate",
    "sffrfrrr": "/t/{id:int}/me-too /ask/joined",
    "sfffrrrr": "/t/{id:int}/tags /t/{id:int}/duplicate /t/{id:int}/duplicate/clear",
    "sfffrrfr": """/p/{id:int}/accept /t/{id:int}/unaccept /t/{id:int}/solve /t/{id:int}/unsolve /t/{id:int}/kind
        /comments/{id:int}/delete""",
    "ffffrrfr": "/comments/{id:int}/edit",
    "sffffrfr": "/p/{id:int}/delete /t/{id:int}/move",
    "fffffrfr": "/p/{id:int}/edit",
    "nnnnnrnr": """/calls/{call:int}
        /badges/{badge}/give /mod/badges/{award:int} /mod/helpers /mod/helpers/thanks
        /mod/decisions/{decision:int}/undo /mod/{item:int}/claim /mod/{item:int}/give-back /mod/{item:int}/decide
        /mod/disputes/{id:int} /mod/evidence/{id:int} /mod/evidence/judgements/{judgement:int}/undo /mod/next
        /mod/{item:int}/skip /mod/{item:int}/note /mod/views /mod/views/{view:int}/remove /mod/replies
        /mod/replies/{reply:int}/remove /mod/replies/{reply:int} /mod/bulk /mod/slow/{thread:int}
        /mod/care/{question:int} /mod/people/{user:int} /mod/roster /mod/roster/{shift:int}/remove
        /private/of/{thread:int}""",
    "nnnnncnc": "/mod/bulk/{batch:int}/undo",  # there is none here
    "snnnnnnn": """/decisions/{decision:int}/appeal /settings/second/app/remove /settings/logins/{id:int}/end
        /settings/second/keys/{id:int}/remove""",
    "snnnnrrr": "/settings/tone",
    "fnnnnrrr": "/mod/replies/insert",
    "nnnnnnrr": """/search/log/seen /search/log/unseen /kb/editor/write /kb/editor/proposals/{proposal:int}
        /kb/editor/proposals/{proposal:int}/reject /kb/editor/proposals/{proposal:int}/snooze /kb/editor/bulk
        /kb/editor/proposals/{proposal:int}/reopen /kb/editor/changes/{change:int}/undo /kb/{id:int}/still-right
        /kb/editor/recurring/letter /kb/editor/topics/{topic:int}/threads/{thread:int}/exclude
        /kb/editor/topics/{topic:int}/threads/{thread:int}/include /kb/{id:int}/edit /kb/{id:int}/archive
        /kb/{id:int}/restore /kb/{id:int}/shelf /kb/{id:int}/versions/{version:int}/restore""",
    "nnnnnncc": "/kb/editor/topics/{topic:int}/merge",  # it is written up
    "nnnnnnii": "/kb/editor/topics/{topic:int}/split",  # this thread is not in it
    "nnnnnnoo": "/kb/editor/write/preview /kb/editor/proposals/{proposal:int}/preview /kb/{id:int}/preview",
    "nnnnnnnr": """/admin/contact /admin/works /admin/works/{work:int} /admin/works/{work:int}/end /admin/synonyms
        /admin/synonyms/lines /admin/synonyms/{group:int}/remove /admin/backups/create /admin/backups/{backup}/verify
        /admin/providers/new /admin/providers/{id:int} /admin/providers/{id:int}/remove /admin/read-only
        /admin/product-keys/{id:int}/end /admin/integrations/{id:int}/end /admin/webhooks/{id:int}
        /admin/webhooks/{id:int}/test /admin/webhooks/{id:int}/failed /admin/webhooks/{id:int}/remove
        /admin/webhooks/deliveries/{id:int}/again /admin/categories /admin/categories/{id:int}
        /admin/categories/{id:int}/move /admin/people/{id:int} /admin/jobs/retry /admin/jobs/{id:int}/retry
        /admin/jobs/{id:int}/delete /admin/categories/{id:int}/form /admin/categories/{id:int}/form/{field:int}
        /admin/categories/{id:int}/form/{field:int}/move /admin/categories/{id:int}/form/{field:int}/remove
        /admin/look /admin/feedback/{id:int} /admin/setup/tick /admin/setup/look /admin/setup/categories
        /admin/setup/mail /admin/reputation/prices /admin/ripeness /kb/editor/effect/costs
        /admin/reputation/prices/{use}/put-back /admin/triggers/new /admin/triggers/{rule} /admin/triggers/{rule}/off
        /admin/triggers/{rule}/remove /admin/triggers/trials/{trial:int}/apply /admin/badges/new
        /admin/badges/{own:int} /admin/badges/{own:int}/{state} /admin/trust/rules /admin/trust/rules/{table}/put-back
        /admin/rewards /admin/rewards/{id:int} /admin/rewards/{id:int}/test /admin/publishers/new/{kind}
        /admin/publishers/{id:int} /admin/publishers/{id:int}/act /admin/publishers/{id:int}/remove
        /admin/rewards/{id:int}/remove /admin/rewards/sendings/{id:int}/again /admin/targets
        /admin/targets/{target:int}/remove /admin/targets/clocks /admin/calendars
        /admin/calendars/{calendar:int}/remove /admin/plans /admin/plans/{plan:int}/remove /admin/organisations
        /admin/organisations/{organisation:int}/remove /admin/accounts /admin/accounts/{assignment:int}/remove
        /admin/customers /admin/ladder /admin/ladder/{keeper:int}/remove""",
}
LETTERS = {200: "o", 204: "o", 403: "f", 404: "n", 409: "c", 422: "i"}
ClientAs = Callable[..., Awaitable[Browser]]


def declared(table: Mapping[str, str]) -> dict[str, str]:
    """What the parts get, by path."""
    more = READ_ELSEWHERE if table is READ else WRITE_ELSEWHERE
    pairs = [*table.items(), *more]
    found = [(path, letters) for letters, paths in pairs for path in paths.split()]
    assert len(dict(found)) == len(found), "declared twice"
    return dict(found)


def letter(answer: Response) -> str:
    if answer.status_code in (301, 302, 303):
        return "s" if answer.headers["location"].startswith("/sign-in?") else "r"
    return LETTERS.get(answer.status_code, str(answer.status_code))


@pytest.mark.parametrize("method,table", [("GET", READ), ("POST", WRITE)])
async def test_each_part_gets_what_is_declared(
    app: Starlette, world: World, client_as: ClientAs, method: str, table: dict[str, str]
) -> None:
    expected, forms = declared(table), presses(world)
    found = dict.fromkeys(routes(app, method), "")
    for part in PARTS:
        browser = await client_as(await world.actor(part))
        for path in found:
            press = forms.get(path)
            body = encoded(press.fields | press.more | press.free) if press and method == "POST" else b""
            async with world.undone():
                answer = await browser.request(
                    method, address(world, path), content=body, headers={"content-type": URLENCODED}
                )
            found[path] += letter(answer)
    assert {path: got for path, got in found.items() if got != expected.get(path)} == {}
    assert set(expected) == set(found)


async def test_asking_for_the_head_alone_is_answered_alike_and_changes_nothing(
    app: Starlette, world: World, client_as: ClientAs
) -> None:
    """Programs that look at the links in mails ask like this, and nothing proves that the person wanted it."""
    faults: list[Any] = []
    for part in ("visitor", "unverified", "author", "admin"):
        browser = await client_as(await world.actor(part))
        await world.write("UPDATE users SET seen_at = now()")  # whose visit is noted once in a while
        before = await rows(world.database)
        for path in routes(app, "GET"):
            if path == "/notifications/{id:int}":
                continue  # opening one marks it as read, but only when it is really opened
            url = address(world, path)
            head, whole = await browser.head(url), await browser.get(url)
            if (head.status_code, head.headers.get("location")) != (whole.status_code, whole.headers.get("location")):
                faults.append((part, path, head.status_code, whole.status_code))
            if "talkoot=" in head.headers.get("set-cookie", ""):
                faults.append((part, path, "a login"))
        faults += await changed(world.database, before)
    none(faults)


def odd_spellings(url: str) -> Iterator[str]:
    yield from (f"/{url}", f"{url}//", f"{url}/.", f"{url};x=1", f"{url}.json", f"{url}%20", f"{url}/..;/", f"{url}%2e")
    yield url.upper() if url.upper() != url else f"{url}//"


async def test_another_spelling_of_an_address_opens_nothing(app: Starlette, world: World, client_as: ClientAs) -> None:
    """What is closed stays closed, and what redirects stays here."""
    browser, faults = await client_as(await world.actor("customer")), []
    for path in [each for each, letters in declared(READ).items() if letters[3] == "n"]:
        for url in [*odd_spellings(address(world, path)), f"{address(world, path)}/"]:
            headers = {"x-original-url": "/admin", "x-rewrite-url": "/admin"}
            answer = await browser.get(f"{HOME}{url}", headers=headers)
            if answer.status_code not in (301, 400, 404):
                faults.append((url, answer.status_code))
    none(faults)


@pytest.mark.parametrize("url", ["/ask/", "/tags/", "/t/1/any/", "/sign-in/?next=/tags"])
async def test_a_slash_at_the_end_never_leads_to_another_host(client: Browser, url: str) -> None:
    for name in ("host", "x-forwarded-host", "forwarded", "x-host"):
        answer = await client.get(url, headers={name: "host=evil.example" if name == "forwarded" else "evil.example"})
        assert answer.headers["location"] == url.replace("/?", "?").rstrip("/"), name


async def test_another_method_is_refused_and_no_header_changes_it(
    app: Starlette, world: World, client_as: ClientAs
) -> None:
    faults: list[Any] = []
    browser = await client_as(await world.actor("admin"))
    before = await rows(world.database)
    for path in set(routes(app, "GET")) | set(routes(app, "POST")):
        url = address(world, path)
        for method in ("PUT", "DELETE", "PATCH", "TRACE"):
            answer = await browser.request(method, url)
            if answer.status_code != 405:
                faults.append((method, url, answer.status_code))
    for path in set(routes(app, "POST")) - set(routes(app, "GET")):
        override = {"x-http-method-override": "POST", "x-method-override": "POST"}
        answer = await browser.get(f"{address(world, path)}?_method=POST", headers=override)
        if answer.status_code not in (301, 404, 405):  # to the slug that a thread or article really has
            faults.append((path, "overridden"))
    none([*faults, *await changed(world.database, before)])


FOREIGN: tuple[dict[str, str], ...] = (
    {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": ""}, {"origin": "http://testserver.evil.example"},
    {"origin": "http://testserver:8080"}, {"origin": "https://testserver"}, {"origin": "http://sub.testserver"},
    {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none", "origin": "null"},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"}, {"origin": "file://"},
)  # fmt: skip


SENT_FROM_ELSEWHERE = (
    "/unsubscribe/{token}", "/unsubscribe/weekly/{token}", "/mail/in",
    "/sign-in/back/{slug:str}", "/sign-in/signed-out/{slug:str}",
)  # fmt: skip


async def test_no_form_is_heard_from_another_site(app: Starlette, world: World, client_as: ClientAs) -> None:
    """Exceptions are the button of mail programs, whose address is a secret, the webhook, which asks for a key, and
    what a provider sends: an answer that means something in one browser alone, and a signed word."""
    forms, faults = presses(world), []
    browsers = {part: await client_as(await world.actor(part)) for part in PARTS}
    before = await rows(world.database)
    for path, press in forms.items():
        for headers in FOREIGN:
            content = encoded(press.fields | press.more)
            given = {"content-type": URLENCODED, **({} if "origin" in headers else {"origin": "http://testserver"})}
            answer = await browsers[press.actor].post(address(world, path), content=content, headers=given | headers)
            if answer.status_code != 403 and path not in SENT_FROM_ELSEWHERE:
                faults.append((path, headers, answer.status_code))
    meant = ("follows", "weekly_stops", "events")  # by the buttons of mail programs
    none([*faults, *(each for each in await changed(world.database, before) if each not in meant)])
