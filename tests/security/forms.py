"""Every form of the forum as a person would fill it in: who, and which fields. What takes no fields is a button."""

from reputation.book.price_lists import DEFAULT
from reputation.trust.levels import Rules
from reputation.trust.pages.rules import as_texts
from tests.security.answering_forms import of_answers
from tests.security.caring import of_care
from tests.security.entering_forms import of_entering
from tests.security.press import KEY, TEXT, Press
from tests.security.world import World

PASSWORD = "a few words in a row"
ARTICLE = {"version": "1", "title": "The hub and a new router", "source": "Hold the button. [1]"}
__all__ = ["PASSWORD", "Press", "presses"]
PUBLISHER = {"name": "Shop", "url": "https://shop.example.com/kb", "secret": "sixteen letters or more"}
VERSION = frozenset({"version"})
LANGUAGE = frozenset({"language"})


def presses(world: World) -> dict[str, Press]:
    """By the path of its route."""
    ids = {name: str(number) for name, number in world.ids.items()}
    return {
        **of_accounts(),
        **of_threads(ids),
        **of_readers(ids),
        **of_staff(ids),
        **of_answers(ids),
        **of_care(ids),
        **of_entering(),
        **of_editors(ids),
    }


PACE = frozenset({"pace", "quiet_from", "quiet_until"})


def of_accounts() -> dict[str, Press]:
    profile = {"display_name": "Asha", "locale": "en", "time_zone": "UTC"}
    joining = {"name": "newcomer", "email": "newcomer@example.com", "password": PASSWORD}
    return {
        "/setup": Press("visitor", {**joining, "code": "aaaa-aaaa-aaaa", "site": "Ours"}),
        "/guide": Press("author", {"guide": "off"}, choices=frozenset({"guide"})),
        "/feedback": Press(
            "visitor", {"body": TEXT}, {"email": "v@example.com"}, free={"page": "/tags", "along": "yes"}
        ),
        "/help/write": Press(
            "visitor",
            {"body": TEXT, "email": "v@example.com"},
            free={"thread": "1", "along": "yes", "q": "a hub", "searches": "yes"},
        ),
        "/sign-up": Press("visitor", joining),
        "/verify": Press("unverified"),
        "/verify/{token:str}": Press("visitor"),
        "/sign-in": Press("visitor", {"login": "asha", "password": PASSWORD}, free={"next": "/settings"}),
        "/sign-out": Press("customer"),
        "/reset": Press("visitor", {"email": "asha@example.com"}),
        "/reset/{token:str}": Press("visitor", {"password": PASSWORD}),
        "/settings": Press("author", profile, {"bio": TEXT}, frozenset({"locale", "time_zone"})),
        "/settings/password": Press("author", {"now_used": PASSWORD, "wanted": PASSWORD[::-1]}),
        "/settings/notices": Press("author", {"pace": "daily"}, {"quiet_from": "22:00", "quiet_until": "7:00"}, PACE),
        "/settings/notices/try-again": Press("customer"),
        "/settings/notices/withdraw": Press("customer"),
        "/settings/notices/asked": Press("customer", {"asked": "no"}, choices=frozenset({"asked"})),
        "/settings/leaders": Press("customer", {}, {"listed": "yes"}),
        "/settings/logins/end": Press("customer"),
        "/language": Press("author", {"locale": "en"}, choices=frozenset({"locale"}), free={"back": "/tags"}),
        "/unsubscribe/{token}": Press("visitor"),
        "/mail/confirm/{token}": Press("visitor"),
        "/mail/in": Press("visitor"),
    }


def of_threads(ids: dict[str, str]) -> dict[str, Press]:
    ask = {"title": "Why does the pump hum?", "body": TEXT, "category": ids["help"]}
    edit = {"body": TEXT, "version": "1"}
    where, place = frozenset({"category"}), frozenset({"place"})
    return {
        "/ask": Press("author", ask, {"kind": "question", "tags": "pump"}, where | {"kind"}, KEY),
        "/ask/answered": Press("customer", {"match": f"thread:{ids['other']}"}, choices=frozenset({"match"})),
        "/ask/joined": Press("customer", {"match": f"thread:{ids['other']}"}, choices=frozenset({"match"})),
        "/ask/found/{token}/undo": Press("customer"),
        "/preview": Press("author", {"body": TEXT}),
        "/drafts": Press("author", {"place": "ask", "body": TEXT}, choices=place, free=KEY),
        "/drafts/discard": Press("author", {"place": "ask"}, choices=place),
        "/uploads": Press("author"),
        "/uploads/insert": Press("author", {"place": "ask", "body": TEXT}, choices=place, free=KEY),
        "/t/{id:int}/answer": Press("customer", {"body": TEXT}, free=KEY),
        "/p/{id:int}/edit": Press("moderator", edit, {"reason": "clearer"}, VERSION),
        "/p/{id:int}/delete": Press("moderator"),
        "/p/{id:int}/undelete": Press("moderator"),
        "/p/{id:int}/accept": Press("author"),
        "/t/{id:int}/unaccept": Press("author"),
        "/t/{id:int}/solve": Press("author"),
        "/t/{id:int}/unsolve": Press("author"),
        "/t/{id:int}/me-too": Press("customer"),
        "/t/{id:int}/me-too/take-back": Press("customer"),
        "/t/{id:int}/kind": Press("author", {"kind": "discussion"}, choices=frozenset({"kind"})),
        "/t/{id:int}/move": Press("moderator", {"category": ids["inside"]}, choices=where),
        "/t/{id:int}/tags": Press("author", {"version": "1"}, {"tags": "valve water"}, VERSION),
        "/t/{id:int}/duplicate": Press("author", {"target": ids["other"]}, choices=frozenset({"target"})),
        "/t/{id:int}/duplicate/clear": Press("author"),
    }


def of_readers(ids: dict[str, str]) -> dict[str, Press]:
    follow = {"kind": "tag", "id": ids["tag"]}
    both = frozenset(follow)
    flag = {"kind": "spam"}
    place = frozenset({"post", "place"})
    return {
        "/p/{id:int}/comment": Press("customer", {"body": "Thank you."}, free=KEY),
        "/comments/{id:int}/edit": Press("author", {"body": "Which tape?"}),
        "/comments/{id:int}/delete": Press("author"),
        "/comments/{id:int}/undelete": Press("author"),
        "/p/{id:int}/vote": Press("customer", {"value": "1"}, choices=frozenset({"value"})),
        "/follow": Press("customer", follow, choices=both, free={"level": "every"}),
        "/unfollow": Press("customer", {"kind": "thread", "id": ids["thread"]}, choices=both, free={"back": "/"}),
        "/notifications/read": Press("author"),
        "/notifications/{id:int}/read": Press("author"),
        "/flag/{kind:str}/{object:int}": Press("author", flag, {"note": "Look."}, frozenset(flag)),
        "/t/{id:int}/read": Press("customer", {"post": ids["post"]}, choices=place, free={"place": ids["answer"]}),
        "/unread/read": Press("customer"),
        "/help/keys": Press("customer"),
        "/t/{id:int}/ask-somebody": Press("author", {"user": ids["helper"]}, choices=frozenset({"user"})),
        "/width": Press("customer", {"width": "wide"}, choices=frozenset({"width"}), free={"back": "/tags"}),
        "/u/{name}/reputation/{id:int}/dispute": Press("author", {"words": "I did not earn it."}),
        "/p/{id:int}/helpful": Press("customer", {"helpful": "yes"}, choices=frozenset({"helpful"})),
        "/kb/{id:int}/why-not": Press(
            "customer", {"reason": "unclear"}, {}, frozenset({"reason"}), free={"words": TEXT}
        ),
        "/kb/{id:int}/rate": Press("customer", {"helpful": "yes"}, choices=frozenset({"helpful"})),
    }


def of_staff(ids: dict[str, str]) -> dict[str, Press]:
    place = {"name": "Pumps", "visibility": "public"}
    seen = frozenset({"visibility"})
    form, field, kind = "/admin/categories/{id:int}/form", {"label": "Version", "kind": "short"}, frozenset({"kind"})
    look = Press("admin", {"hue": "120"}, {"name": "Ours", "welcome": "Hello.", "mark": "O"}, frozenset({"hue"}))
    bulk = {"verb": "hide", "item": f"{ids['item']}.1", "reason": "Rude."}
    decide = {"verb": "hide", "version": "1", "reason": "Rude."}
    numbers = {cause: str(DEFAULT.worth(cause)) for cause in DEFAULT.prices} | {"base": "0"}
    prices = {"name": "ours", "step": "apply", **numbers}
    other = frozenset({"daily_cap", "step", *numbers})
    thanks = {"user": ids["solver"], "mark": "10", "words": "Thank you."}
    hook, hears = {"url": "https://shop.example.com/hook"}, {"badge_awarded": "yes", "level_gained": "yes"}
    badge = {"name": "Ours", "kind": "gold", "deed": "solved", "least": "3", "step": "save"}
    of_few = frozenset({"kind", "deed", "least", "step", "days", "tag"})
    making = Press("admin", badge, {"words": "For those who stay.", "days": "30", "tag": "valve"}, of_few, KEY)
    table = as_texts(Rules())
    limits = {name: text for name, text in table.items() if name.startswith("limit_")}
    levels = {name: text for name, text in table.items() if name not in limits} | {"step": "apply"}
    rule = {"label": "Ours", "severity": "3", "minutes": "2"}
    frozen = frozenset({"severity", "minutes"})
    return {
        "/admin/triggers/new": Press("admin", rule, {}, frozen, {**KEY, "words": "gnome", "pattern": ""}),
        "/admin/triggers/{rule}": Press("admin", free=KEY),
        "/admin/triggers/{rule}/off": Press("admin"),
        "/admin/triggers/{rule}/remove": Press("admin"),
        "/admin/triggers/trials/{trial:int}/apply": Press("admin"),
        "/admin/badges/new": making,
        "/admin/badges/{own:int}": making,
        "/admin/badges/{own:int}/{state}": Press("admin"),
        "/badges/{badge}/give": Press("moderator", {"person": "bo", "reason": "Drew our map."}, free=KEY),
        "/mod/badges/{award:int}": Press("moderator", {"reason": "It was somebody else."}),
        "/admin/look": look,
        "/admin/reputation/prices": Press("admin", prices, {"daily_cap": "200", "reason": "Fairer."}, other, KEY),
        "/admin/reputation/prices/{use}/put-back": Press("admin"),
        "/admin/trust/rules": Press(
            "admin", levels, {**limits, "reason": "Fairer."}, frozenset({*levels, *limits}), KEY
        ),
        "/admin/trust/rules/{table}/put-back": Press("admin"),
        "/mod/disputes/{id:int}": Press(
            "moderator", {"reply": "You are right.", "verdict": "uphold"}, choices=frozenset({"verdict"})
        ),
        "/admin/rewards": Press("admin", {**hook, "secret": "sixteen letters or more"}, free=hears),
        "/admin/rewards/{id:int}": Press("admin", hook, {"secret": "sixteen letters or more"}, free=hears),
        "/admin/rewards/{id:int}/test": Press("admin"),
        "/admin/rewards/{id:int}/remove": Press("admin"),
        "/admin/rewards/sendings/{id:int}/again": Press("admin"),
        "/mod/helpers": Press("moderator", {"most_share": "60"}, choices=frozenset({"most_share"})),
        "/mod/helpers/thanks": Press("moderator", thanks, choices=frozenset({"user", "mark"})),
        "/mod/evidence/{id:int}": Press(
            "moderator", {"verb": "dismiss", "version": "1"}, {"words": "Neighbours."}, VERSION | {"verb"}
        ),
        "/mod/evidence/judgements/{judgement:int}/undo": Press("moderator"),
        "/admin/setup/look": look,
        "/admin/setup/categories": Press("admin", {"name0": "Pumps"}, {"visibility0": "public"}),
        "/admin/setup/tick": Press("admin", {"step": "mail"}, {"done": "yes"}, frozenset({"step"})),
        "/admin/setup/mail": Press("admin"),
        "/admin/contact": Press(
            "admin",
            {},
            {
                "mail": "us@example.com",
                "phone": TEXT,
                "chat": "https://example.com/chat",
                "hook_url": "https://example.com/tickets",
                "hook_secret": "sixteen letters or more",
            },
            free={"letters": "yes"},
        ),
        "/calls/{call:int}": Press("moderator", {"outcome": TEXT}, free={"in_thread": "yes"}),
        "/admin/feedback/{id:int}": Press("admin", {"state": "seen"}, choices=frozenset({"state"})),
        "/admin/demo": Press("admin", {"name": "Talkoot"}, {"take": "yes"}),
        "/admin/categories": Press("admin", {**place, "slug": "pumps"}, {"description": "Of all sizes."}, seen),
        "/admin/categories/{id:int}": Press("admin", place, {"description": "Of all sizes."}, seen),
        "/admin/categories/{id:int}/move": Press("admin", {"to": "down"}, choices=frozenset({"to"})),
        form: Press("admin", field, {"hint": "Behind “About”.", "options": "4\n5"}, kind),
        f"{form}/{{field:int}}": Press("admin", field, {"hint": "Behind “About”.", "options": "4\n5"}, kind),
        f"{form}/{{field:int}}/move": Press("admin", {"to": "down"}, choices=frozenset({"to"})),
        f"{form}/{{field:int}}/remove": Press("admin"),
        "/admin/people/{id:int}": Press("admin", more={"roles": "moderator"}),
        "/admin/backups/create": Press("admin"),
        "/admin/read-only": Press("admin", free={"note": "Back soon.", "deed": "off"}),
        "/admin/backups/{backup}/verify": Press("admin"),
        "/admin/jobs/retry": Press("admin"),
        "/admin/jobs/{id:int}/retry": Press("admin"),
        "/admin/jobs/{id:int}/delete": Press("admin"),
        "/mod/decisions/{decision:int}/undo": Press("moderator"),
        "/mod/{item:int}/claim": Press("moderator"),
        "/mod/{item:int}/skip": Press("moderator"),
        "/mod/{item:int}/note": Press("moderator", {"body": "Seen before?"}, free={"colleague": ""}),
        "/mod/next": Press("moderator"),
        "/mod/views": Press("moderator", {"name": "Mine"}, free={"query": "mine=yes"}),
        "/mod/views/{view:int}/remove": Press("moderator"),
        "/mod/bulk": Press("moderator", bulk, choices=frozenset({"verb", "item"}), free={"usual": ""}),
        "/mod/bulk/{batch:int}/undo": Press("moderator"),
        "/decisions/{decision:int}/appeal": Press("customer", {"words": "It was no insult at all."}),
        "/mod/{item:int}/give-back": Press("moderator"),
        "/mod/{item:int}/decide": Press("moderator", decide, {"days": "7"}, VERSION | {"verb", "days"}),
    }


def of_editors(ids: dict[str, str]) -> dict[str, Press]:
    proposal, topic, article = "/kb/editor/proposals/{proposal:int}", "/kb/editor/topics/{topic:int}", "/kb/{id:int}"
    return {
        proposal: Press("editor", ARTICLE, choices=VERSION, free={"deed": "accept", **KEY}),
        f"{proposal}/preview": Press("editor", {"source": TEXT}),
        "/kb/editor/write/preview": Press("editor", {"source": TEXT}),
        "/kb/editor/write": Press("editor", {"title": "The hub", "source": TEXT}, free={"version": "1"}),
        "/admin/synonyms": Press("admin", {"words": "telly, screen"}, {"means": "hub", "language": "en"}, LANGUAGE),
        "/admin/synonyms/lines": Press("admin", {"lines": "telly, screen"}, free={"instead": "yes"}),
        "/admin/synonyms/{group:int}/remove": Press("admin"),
        "/search/log/seen": Press("editor", {"words": "zebra"}, free={"days": "30"}),
        "/search/log/unseen": Press("editor", {"words": "zebra"}, free={"days": "30"}),
        f"{proposal}/reject": Press("editor", {"reason": "Too rare."}),
        f"{proposal}/snooze": Press("editor", {"days": "30"}, choices=frozenset({"days"})),
        f"{proposal}/reopen": Press("editor"),
        f"{proposal}/reword": Press("editor"),
        "/kb/editor/bulk": Press("editor", free={"deed": "snooze", "days": "30", "proposal": ids["proposal"]}),
        "/kb/editor/changes/{change:int}/undo": Press("editor"),
        f"{topic}/split": Press("editor", {"thread": ids["thread"]}, choices=frozenset({"thread"})),
        f"{topic}/merge": Press("editor", {"into": ids["second_topic"]}, choices=frozenset({"into"})),
        f"{topic}/threads/{{thread:int}}/exclude": Press("editor"),
        f"{topic}/threads/{{thread:int}}/include": Press("editor"),
        f"{article}/edit": Press("editor", ARTICLE, choices=VERSION, free=KEY),
        f"{article}/preview": Press("editor", {"source": TEXT}),
        f"{article}/threads/{{thread:int}}/decline": Press("author"),
        "/admin/ripeness": Press("admin", free={f"askers_{ids['help']}": "4", f"days_{ids['help']}": "60"}),
        "/kb/editor/effect/costs": Press("admin", {"minutes": "15", "hour": "40", "currency": "EUR"}),
        f"{article}/shelf": Press(
            "editor",
            {"language": "en", "visibility": "public"},
            {"tags": "valve", "owner": "eva"},
            choices=frozenset({"language", "visibility", "owner"}),
        ),
        f"{article}/versions/{{version:int}}/restore": Press("editor"),
        f"{article}/archive": Press("editor"),
        f"{article}/still-right": Press("editor"),
        "/admin/publishers/new/{kind}": Press("admin", PUBLISHER, choices=frozenset({"url"}), free={"active": "yes"}),
        "/admin/publishers/{id:int}": Press(
            "admin",
            {name: PUBLISHER[name] for name in ("name", "url")},
            {"secret": "sixteen letters or more"},
            choices=frozenset({"url"}),
            free={"active": "yes"},
        ),
        "/admin/publishers/{id:int}/act": Press("admin", free={"deed": "try"}),
        "/admin/publishers/{id:int}/remove": Press("admin"),
        "/kb/editor/recurring/letter": Press("editor", free={"letter": "no"}),
        "/unsubscribe/weekly/{token}": Press("visitor"),
        "/t/{id:int}/still-works": Press("author", free={"works": "yes"}),
        f"{article}/restore": Press("editor"),
    }
