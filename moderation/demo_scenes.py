"""What stands beside the demonstration's threads for its staff: customers, hours, templates, themes, a test, a private
thread. Each scene names the rows of which no column says that they are the demonstration's."""

from datetime import timedelta
from typing import Any

from forum.database import Session
from forum.threads.actions import NewThread, post_answer
from moderation.customers.actions import assign_account, save_organisation, save_plan, say_customer
from moderation.customers.actions.saying import Said
from moderation.customers.queries import groups_of_plans
from moderation.planted.actions import Plan, end_planted, grade_planted, plant_test
from moderation.private.actions import go_on_in_private
from moderation.product.actions import label_thread
from moderation.replies.actions import Wording, keep_reply
from moderation.roster.actions import add_shift

Made = list[tuple[str, int]]
SHIFTS = (
    ("tunde", "mon-fri 08:00-16:00", ""),
    ("dolores", "mon-fri 16:00-21:00", ""),
    ("dolores", "sat 10:00-14:00", ""),
    ("helmi", "mon-thu 09:00-12:00", "ru"),
)
TEMPLATES = (
    ("Hub offline after a new router", "Hello {{person}},\n\na new router has a new name and password, and the Hub "
     "still looks for the old one. Hold its button for five seconds until the light blinks blue, then choose the new "
     "network in the app. Tell us here what the light does afterwards.\n\n{{staff}}", "hub-and-network", "en"),
    ("Charged twice", "Hello {{person}},\n\na second charge after changing plans is given back by itself within five "
     "working days. If it is not, write to support with both invoice numbers; please do not post them here.",
     "app-and-billing", "en"),
    ("Просьба о подробностях", "Здравствуйте, {{person}}! Напишите, пожалуйста, какая у вас версия прошивки и что "
     "показывает индикатор.", "", "ru"),
)  # fmt: skip
THEMES = (
    ("Double charge when changing plans", "Nobody can tell the credit from a second charge.",
     ("06-charged-twice-grower-mike", "08-two-charges-after-yearly", "12-double-charge-thao",
      "14-double-invoice-julien")),
    ("Hub forgets the network of a new router", "",
     ("27-new-router-hub-offline-pips", "30-changed-provider-fatima", "38-hub-offline-fibre-rajesh")),
    ("One switch to pause all plans", "Asked for each rainy season.", ("24-pause-everything-while-it-rains",)),
)  # fmt: skip
TEST = NewThread(
    0,
    "Can the Brook valve stay outside at minus five?",
    "We expect **-5 °C** for three nights. May the Brook stay on the tap if its batteries are in, or do I take it in?",
    tags=["brook-valve"],
)
RIGHT = "No: below 0 °C it is taken off, drained and kept inside."
ANSWER = "Please take it in. Water that stays in the Brook freezes and cracks it; drain it and let it dry first."
IN_PRIVATE = "Hello, here nobody but you and the staff can read along. Please send us the numbers of both invoices."
REPLY = "Thank you. They are FW-20817 and FW-20818, from the same morning."


async def name_customers(session: Session, stage: Any) -> Made:
    helmi = await stage.actor(session, "helmi")
    plans = [await save_plan(session, helmi, name) for name in ("Free", "Grower", "Grower Plus")]
    school = await save_organisation(session, helmi, "Hillview School", domain="hillview.example", plan_id=plans[2])
    tulips = await save_organisation(session, helmi, "Verhoeven Tulips", domain="", plan_id=plans[1])
    for name, plan, organisation in (
        ("lou_school", None, school), ("bramv", None, tulips), ("sofia_m", plans[1], None), ("thao", plans[0], None),
    ):  # fmt: skip
        await say_customer(session, helmi, Said(stage.people[name], plan, organisation))
    await assign_account(session, helmi, school, stage.people["tunde"])
    groups = await groups_of_plans(session, plans)
    made = [*(("plan", each) for each in plans), *(("group", each) for each in groups)]
    return [*made, ("organisation", school), ("organisation", tulips)]


async def fill_the_roster(session: Session, stage: Any) -> Made:
    helmi = await stage.actor(session, "helmi")
    for name, hours, language in SHIFTS:
        await add_shift(session, helmi, stage.people[name], hours=hours, language=language)
    return []


async def write_templates(session: Session, stage: Any) -> Made:
    tunde = await stage.actor(session, "tunde")
    wordings = [Wording(title, body, stage.categories.get(place), lang) for title, body, place, lang in TEMPLATES]
    return [("canned_reply", await keep_reply(session, tunde, each)) for each in wordings]


async def hear_of_the_product(session: Session, stage: Any) -> Made:
    tunde = await stage.actor(session, "tunde")
    for place, (theme, note, slugs) in enumerate(THEMES):
        for back, slug in enumerate(each for each in slugs if each in stage.threads):
            session.now = stage.moment - timedelta(days=1 + 5 * back + place)
            await label_thread(session, tunde, stage.threads[slug], theme_ids=(), new_theme=theme, note=note)
    names = [theme.casefold() for theme, _note, _slugs in THEMES]
    rows = await session.fetch("SELECT id FROM product_themes WHERE name_key = ANY($1)", names)
    return [("product_theme", row["id"]) for row in rows]


async def plant_one(session: Session, stage: Any) -> Made:
    """A test question that was answered, graded and ended, and may be read for what it was."""
    helmi, tunde = await stage.actor(session, "helmi"), await stage.actor(session, "tunde")
    new = NewThread(stage.categories["probes-and-valves"], TEST.title, TEST.body, tags=TEST.tags)
    session.now = stage.moment - timedelta(days=12)
    asked = await plant_test(session, helmi, new, Plan("Robin Marsh", 240, RIGHT))
    session.now += timedelta(minutes=95)
    await post_answer(session, tunde, asked.thread_id, ANSWER)
    session.now += timedelta(hours=20)
    await grade_planted(session, helmi, asked.thread_id, "right", "Within two hours, and says why.")
    await end_planted(session, helmi, asked.thread_id, shown=True)
    return [("thread", asked.thread_id), ("category", await category_of(session, asked.thread_id))]


async def go_private(session: Session, stage: Any) -> Made:
    thread_id = stage.threads.get("12-double-charge-thao")
    if thread_id is None:
        return []
    session.now = stage.moment - timedelta(days=2)
    asked = await go_on_in_private(session, await stage.actor(session, "tunde"), thread_id, IN_PRIVATE)
    session.now += timedelta(hours=3)
    await post_answer(session, await stage.actor(session, "thao"), asked.thread_id, REPLY)
    return [("category", await category_of(session, asked.thread_id))]


async def category_of(session: Session, thread_id: int) -> int:
    """The staff's category that the first such thread has made."""
    return int(await session.fetchval("SELECT category_id FROM threads WHERE id = $1", thread_id))


DEMO_SCENES = (name_customers, fill_the_roster, write_templates, hear_of_the_product, plant_one, go_private)
