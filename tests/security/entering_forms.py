"""The forms of signing in without a password."""

from tests.security.press import Press

KEPT_DAYS = ("letters", "addresses", "refusals", "deliveries", "replies", "publishing")


def of_entering() -> dict[str, Press]:
    provider = {"name": "Ours", "issuer": "https://id.example.com", "client_id": "forum"}
    beside = {"secret": "a secret", "scopes": "openid", "groups_claim": "groups", "roles": "support = moderator"}
    posts = frozenset({"posts"})
    return {
        "/settings/my-data/file": Press("customer"),
        "/settings/my-data/name": Press("customer"),
        "/settings/my-data/leave": Press("customer", {"posts": "kept"}, choices=posts),
        "/settings/my-data/stay/{token:str}": Press("visitor"),
        "/settings/address": Press("customer", {"email": "another@example.com"}),
        "/settings/address/confirm/{token:str}": Press("visitor"),
        "/settings/address/undo/{token:str}": Press("visitor"),
        "/admin/people/{id:int}/data/file": Press("admin"),
        "/admin/people/{id:int}/data/name": Press("admin"),
        "/admin/people/{id:int}/data/leave": Press("admin", {"posts": "kept"}, choices=posts),
        "/admin/people/{id:int}/data/stay": Press("admin"),
        "/admin/keeping": Press(
            "admin",
            dict.fromkeys(KEPT_DAYS, "30"),
            choices=frozenset(KEPT_DAYS),
        ),
        "/admin/groups": Press("admin", {"title": "Beta testers"}),
        "/admin/groups/{circle:int}": Press("admin", {"person": "bo"}, choices=frozenset({"person"})),
        "/admin/groups/{circle:int}/remove": Press("admin"),
        "/admin/groups/{circle:int}/people/{user:int}/remove": Press("admin"),
        "/sign-up/strength": Press("visitor", free={"password": "a word", "others": "ann"}),
        "/settings/logins/{id:int}/end": Press("customer"),
        "/sign-in/customer": Press("customer"),
        "/sign-in/second": Press("visitor"),
        "/sign-in/again": Press("customer"),
        "/sign-in/passkey": Press("visitor"),
        "/sign-in/passkey/ask": Press("visitor"),
        "/settings/second/app": Press("customer"),
        "/settings/second/app/remove": Press("customer"),
        "/settings/second/codes": Press("customer"),
        "/settings/second/keys": Press("customer"),
        "/settings/second/keys/ask": Press("customer"),
        "/settings/second/keys/{id:int}/remove": Press("customer"),
        "/sign-in/with/{slug:str}": Press("visitor", free={"next": "/tags"}),
        "/sign-in/back/{slug:str}": Press("visitor"),
        "/sign-in/signed-out/{slug:str}": Press("visitor"),
        "/sign-in/name": Press("visitor"),
        "/settings/ways/{slug:str}": Press("customer"),
        "/settings/ways/{id:int}/remove": Press("author"),
        "/settings/tokens": Press(
            "customer", {"name": "script", "days": "30", "read": "yes"}, {}, frozenset({"days", "read"})
        ),
        "/settings/tokens/{id:int}/end": Press("author"),
        "/admin/integrations": Press(
            "admin", {"name": "desk", "days": "30", "read": "yes"}, {}, frozenset({"days", "read"})
        ),
        "/admin/integrations/{id:int}/end": Press("admin"),
        "/admin/webhooks": Press(
            "admin",
            {"url": "https://shop.example.com/hook", "post_edited": "yes"},
            {},
            frozenset({"url", "post_edited"}),
        ),
        "/admin/webhooks/{id:int}": Press(
            "admin",
            {"url": "https://shop.example.com/hook", "post_edited": "yes"},
            {},
            frozenset({"url", "post_edited"}),
        ),
        "/admin/webhooks/{id:int}/secret": Press("admin"),
        "/admin/webhooks/{id:int}/test": Press("admin"),
        "/admin/webhooks/{id:int}/failed": Press("admin"),
        "/admin/webhooks/{id:int}/remove": Press("admin"),
        "/admin/webhooks/deliveries/{id:int}/again": Press("admin"),
        "/admin/product-keys": Press("admin", {"name": "shop", "kind": "HS256"}, {}, frozenset({"kind"})),
        "/admin/product-keys/{id:int}/end": Press("admin"),
        "/admin/providers/new": Press(
            "admin", provider | {"slug": "new"}, beside, frozenset({"issuer", "roles"}), {"preset": "google"}
        ),
        "/admin/providers/{id:int}": Press("admin", provider, beside, frozenset({"issuer", "roles"})),
        "/admin/providers/{id:int}/test": Press("admin"),
        "/admin/providers/{id:int}/remove": Press("admin"),
    }
