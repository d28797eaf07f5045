"""The forms around an answer of staff, templates, articles, slow mode, and of planned works."""

from tests.security.press import TEXT, Press


def of_answers(ids: dict[str, str]) -> dict[str, Press]:
    template, lists = {"title": "Restart it", "body": TEXT}, {"category": ids["help"], "language": "en"}
    lists_and_trial = {**lists, "thread": ids["thread"]}
    works = {"starts": "2030-01-01T10:00", "ends": "2030-01-01T12:00", "audience": "everybody", "words-en": TEXT}
    pickers = frozenset({"starts", "ends", "audience", "category"})
    return {
        "/settings/tone": Press("moderator", free={"hints": "off"}),
        "/admin/works": Press("admin", works, {"category": ids["help"], "words-ru": TEXT, "words-ro": TEXT}, pickers),
        "/admin/works/{work:int}": Press(
            "admin", works, {"category": ids["help"], "words-ru": TEXT, "words-ro": TEXT}, pickers
        ),
        "/admin/works/{work:int}/end": Press("admin"),
        "/works/{work:int}/dismiss": Press("visitor", free={"back": "/tags"}),
        "/mod/replies": Press("moderator", template, lists_and_trial, frozenset(lists)),
        "/mod/replies/{reply:int}": Press("moderator", template, lists_and_trial, frozenset(lists)),
        "/mod/slow/{thread:int}": Press(
            "moderator", {"minutes": "10"}, {"hours": "24", "reason": TEXT}, frozenset({"minutes", "hours"})
        ),
        "/kb/cite": Press(
            "customer",
            {"place": f"answer:{ids['thread']}", "body": TEXT},
            choices=frozenset({"place"}),
            free={"seek": "hub"},
        ),
        "/kb/cite/{thread:int}": Press("customer", {"article": ids["article"]}, choices=frozenset({"article"})),
        "/mod/replies/insert": Press(
            "moderator",
            {"place": f"answer:{ids['thread']}", "body": TEXT},
            choices=frozenset({"place"}),
            free={"pick": ids["reply"]},
        ),
        "/mod/replies/{reply:int}/remove": Press("moderator"),
    }
