"""The forms of care, of customers and of what belongs to them."""

from tests.security.press import KEY, TEXT, Press


def of_care(ids: dict[str, str]) -> dict[str, Press]:
    return {
        "/mod/care/{question:int}": Press(
            "moderator",
            {"verb": "give", "to": ids["staff"], "words": TEXT},
            choices=frozenset({"verb", "to"}),
            free={"owner": "0", "back": "/mod/care"},
        ),
        "/admin/targets": Press(
            "admin",
            {"time": "60"},
            {
                "category": ids["help"],
                "language": "en",
                "hours": "always",
                "plan": ids["plan"],
                "calendar": ids["calendar"],
            },
            frozenset({"time", "category", "language", "hours", "plan", "calendar"}),
            free={"staff_only": "yes"},
        ),
        "/admin/targets/clocks": Press("admin"),
        "/admin/calendars": Press(
            "admin",
            {"name": "Here", "zone": "UTC", "open": "mon-fri 09:00-18:00"},
            {"holidays": "2027-01-01"},
            frozenset({"zone", "open", "holidays"}),
            free={"usual": "yes"},
        ),
        "/admin/calendars/{calendar:int}/remove": Press("admin"),
        "/admin/ladder": Press(
            "admin",
            {"person": ids["staff"]},
            {"category": ids["help"]},
            frozenset({"person", "category"}),
            free={"lead": "yes"},
        ),
        "/admin/ladder/{keeper:int}/remove": Press("admin"),
        "/admin/plans": Press("admin", {"title": "Silver"}),
        "/admin/plans/{plan:int}/remove": Press("admin"),
        "/admin/organisations": Press(
            "admin", {"name": "Mill"}, {"domain": "mill.example", "plan": ids["plan"]}, frozenset({"domain", "plan"})
        ),
        "/admin/organisations/{organisation:int}/remove": Press("admin"),
        "/admin/accounts": Press(
            "admin",
            {"account": ids["organisation"], "person": ids["staff"]},
            choices=frozenset({"account", "person"}),
        ),
        "/admin/accounts/{assignment:int}/remove": Press("admin"),
        "/mod/roster": Press(
            "moderator",
            {"hours": "mon-fri 09:00-18:00"},
            {"language": "en"},
            frozenset({"hours", "language"}),
        ),
        "/mod/roster/{shift:int}/remove": Press("moderator"),
        "/mod/risk/about/{kind:str}/{object:int}": Press("moderator", more={"note": TEXT}),
        "/mod/risk/{mark:int}/lift": Press("moderator", {"note": TEXT}),
        "/mod/risk/{mark:int}/take-back": Press("moderator"),
        "/mod/risk/{mark:int}/restore": Press("moderator"),
        "/admin/risk": Press("admin", more={"words-en": TEXT, "contact-en": "Lin"}),
        "/mod/planted": Press(
            "moderator",
            {"asker": "Marta Quill", "title": "Why?", "body": TEXT, "category": ids["help"], "hours": "4"},
            {"right_answer": TEXT},
            frozenset({"category", "hours"}),
            free=KEY,
        ),
        "/mod/planted/{test:int}/grade": Press("moderator", {"grade": "right"}, {"words": TEXT}, frozenset({"grade"})),
        "/mod/planted/{test:int}/end/{way:str}": Press("moderator"),
        "/mod/planted/{test:int}/resume": Press("moderator"),
        "/mod/product/of/{thread:int}": Press("moderator", more={"new_theme": "Alarms", "note": TEXT}),
        "/mod/product/themes/{theme:int}": Press("moderator", {"name": "Sirens"}),
        "/mod/product/themes/{theme:int}/close": Press("moderator"),
        "/mod/product/themes/{theme:int}/open": Press("moderator"),
        "/admin/product": Press(
            "admin",
            more={"addresses": "a@example.com", "url": "https://example.com/hook", "secret": "s"},
            choices=frozenset({"addresses", "url"}),
        ),
        "/admin/product/send": Press("admin"),
        "/private/of/{thread:int}": Press("moderator", {"body": TEXT}, free=KEY),
        "/private/{private:int}/agree": Press("moderator"),
        "/private/{private:int}/keep": Press("moderator"),
        "/admin/customers": Press("admin", {"list": "bo,Gold,Mill"}, choices=frozenset({"list"})),
        "/mod/people/{user:int}": Press(
            "moderator",
            more={"plan": ids["plan"], "organisation": ids["organisation"]},
            choices=frozenset({"plan", "organisation"}),
        ),
        "/admin/targets/{target:int}/remove": Press("admin"),
    }
