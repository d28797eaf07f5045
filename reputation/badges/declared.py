"""The badges that the forum comes with, by family. Pure."""

from dataclasses import dataclass

from forum.i18n import Message, _
from reputation.badges.grounds import MONTHS, PERSON, POST, TAG, Badge, Ground

Row = tuple[str, str, Message, Ground]


@dataclass(frozen=True, slots=True)
class Family:
    """Badges that belong together."""

    id: str
    name: Message
    badges: tuple[Badge, ...]


def family(family_id: str, name: Message, *badges: Row) -> Family:
    made = tuple(Badge(badge_id, kind, called, family_id, ground) for badge_id, kind, called, ground in badges)
    return Family(family_id, name, made)


def ladder(
    deed: str, per: str = PERSON, /, **steps: tuple[str, Message, int]
) -> list[tuple[str, str, Message, Ground]]:
    """Bronze, silver and gold (or some of them) of one deed: id, name, and how much of it."""
    return [(badge_id, kind, name, Ground(deed, least, per)) for kind, (badge_id, name, least) in steps.items()]


FAMILIES = (
    family(
        "beginning", _("First steps"),
        *ladder("asked", bronze=("first-question", _("Asked out loud"), 1)),
        *ladder("answered", bronze=("first-answer", _("Lent a hand"), 1)),
        *ladder("thanked", bronze=("first-nod", _("First nod"), 1)),
        *ladder("introduced", bronze=("name-on-the-door", _("Name on the door"), 1)),
        *ladder("joined", bronze=("same-here", _("Same here"), 1)),
        *ladder("closed", bronze=("loose-end-tied", _("Loose end tied"), 1)),
    ),
    family(
        "solving", _("Solving"),
        *ladder("solved", bronze=("first-solution", _("First solution"), 1),
                silver=("problem-solver", _("Problem solver"), 10), gold=("whole-toolbox", _("Whole toolbox"), 50)),
    ),
    family(
        "quality", _("Answers that stand out"),
        *ladder("answer_score", POST, bronze=("well-put", _("Well put"), 5),
                silver=("clear-as-day", _("Clear as day"), 15),
                gold=("for-the-textbook", _("One for the textbook"), 40)),
    ),
    family(
        "steady", _("Helping month after month"),
        *ladder("solved", MONTHS, bronze=("steady-hand", _("Steady hand"), 3),
                silver=("like-clockwork", _("Like clockwork"), 6),
                gold=("year-of-evenings", _("A year of evenings"), 12)),
    ),
    family(
        "newcomers", _("Helping newcomers"),
        *ladder("welcomed", bronze=("open-door", _("Open door"), 1), silver=("good-neighbour", _("Good neighbour"), 10),
                gold=("heart-of-the-village", _("Heart of the village"), 50)),
    ),
    family(
        "speed", _("Quick help"),
        *ladder("solved_quickly", bronze=("quick-off-the-mark", _("Quick off the mark"), 1),
                silver=("before-the-kettle-boils", _("Before the kettle boils"), 10)),
    ),
    family(
        "rescue", _("Old questions"),
        *ladder("rescued", bronze=("not-forgotten", _("Not forgotten"), 1),
                silver=("dust-blown-off", _("Dust blown off"), 5),
                gold=("nothing-left-behind", _("Nothing left behind"), 25)),
    ),
    family(
        "tags", _("At home under a tag"),
        *ladder("solved", TAG, bronze=("knows-the-way", _("Knows the way"), 5),
                silver=("local-guide", _("Local guide"), 20),
                gold=("drew-the-map", _("Drew the map"), 60)),
    ),
    family(
        "asking", _("Questions that help others"),
        *ladder("asked_score", POST, bronze=("worth-asking", _("Worth asking"), 5),
                silver=("asked-for-many", _("Asked for many"), 15),
                gold=("everybodys-question", _("Everybody's question"), 40)),
        *ladder("echoed", POST, silver=("not-only-me", _("Not only me"), 5)),
    ),
    family(
        "thanks", _("Saying that it helped"),
        *ladder("thanked", silver=("generous-eye", _("Generous eye"), 50),
                gold=("wind-in-the-sails", _("Wind in the sails"), 300)),
    ),
    family(
        "articles", _("Articles"),
        *ladder("quoted", bronze=("in-print", _("In print"), 1), silver=("well-quoted", _("Well quoted"), 5),
                gold=("cornerstone", _("Cornerstone"), 25)),
        *ladder("wrote_articles", bronze=("first-chapter", _("First chapter"), 1),
                gold=("full-shelf", _("Full shelf"), 10)),
    ),
    family(
        "editing", _("Improving posts"),
        *ladder("edited", bronze=("filed-smooth", _("Filed smooth"), 1),
                silver=("fresh-paint", _("Fresh coat of paint"), 20),
                gold=("restorers-hand", _("Restorer's hand"), 100)),
    ),
    family(
        "curating", _("Bringing together"),
        *ladder("paired", bronze=("two-of-a-kind", _("Two of a kind"), 1), silver=("weaver", _("Weaver"), 10)),
    ),
    family(
        "reviewing", _("Reviewing"),
        *ladder("reviewed", bronze=("watchful-eye", _("Watchful eye"), 10), silver=("night-lamp", _("Night lamp"), 100),
                gold=("keeper-of-the-peace", _("Keeper of the peace"), 1000)),
    ),
    family(
        "reporting", _("Reports that were right"),
        *ladder("flagged", bronze=("raised-hand", _("Raised hand"), 1), silver=("sharp-ears", _("Sharp ears"), 10),
                gold=("lighthouse", _("Lighthouse"), 50)),
    ),
    family(
        "loyalty", _("Being around"),
        *ladder("came", bronze=("familiar-face", _("Familiar face"), 3),
                silver=("part-of-the-house", _("Part of the house"), 12),
                gold=("old-oak", _("Old oak"), 36)),
    ),
)  # fmt: skip
BADGES = tuple(badge for each in FAMILIES for badge in each.badges)
BY_ID = {badge.id: badge for badge in BADGES}
