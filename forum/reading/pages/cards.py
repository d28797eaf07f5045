"""Cards as pages ask for them: drawn in a thread, one at a time, kept, and never of what not everybody may read."""

from collections import OrderedDict
from hashlib import blake2b

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response

from forum.actor import VISITOR
from forum.i18n import gettext, ngettext
from forum.reading.cards import HUE, VERSION, Card, drawn
from forum.threads.queries import visible_thread
from forum.threads.rows import ThreadView
from forum.web.house import address_of, house
from forum.web.limits import allow
from forum.web.site import Site
from forum.web.unchanged import has

KEPT = 200  # pictures of some ten kilobytes
DRAWN_A_MINUTE = 60  # for one address
SECONDS = 86_400


class Cards:
    """The pictures of this process; what was not asked for longest makes room."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Card, bytes] = OrderedDict()
        self.one_at_a_time = anyio.CapacityLimiter(1)

    async def draw(self, card: Card) -> bytes:
        if card not in self.kept:
            made = await anyio.to_thread.run_sync(drawn, card, limiter=self.one_at_a_time)
            self.kept[card] = made
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        self.kept.move_to_end(card)
        return self.kept[card]


async def thread_card(request: Request) -> Response:
    here = house(request)
    async with here.database.reading() as session:
        thread = await visible_thread(session, VISITOR, request.path_params["id"])
    return await shown(request, card_of(thread, here.site))


async def shown(request: Request, card: Card) -> Response:
    """The picture, under a mark made of its words: who has it is told so without its being drawn."""
    tag = f'"{mark_of(card)}"'
    headers = {
        "etag": tag,
        "cache-control": f"public, max-age={SECONDS}",
        "cross-origin-resource-policy": "cross-origin",
    }
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    cards = cards_of(request)
    if card not in cards.kept:
        async with house(request).database.writing() as session:
            session.writes_unseen()
            await allow(session, "card", address_of(request), times=DRAWN_A_MINUTE, seconds=60)
    return Response(await cards.draw(card), headers=headers, media_type="image/png")


def cards_of(request: Request) -> Cards:
    state = request.app.state
    if not hasattr(state, "cards"):
        state.cards = Cards()
    found: Cards = state.cards
    return found


def card_of(thread: ThreadView, site: Site) -> Card:
    """In the default language of who asks, which a program does not say: so in the forum's first one."""
    answers = ngettext("%(count)s answer", "%(count)s answers", thread.answer_count) % {"count": thread.answer_count}
    return Card(
        thread.title, state_word(thread), answers if thread.answer_count else "", site.name,
        solved=thread.solved_at is not None, hue=HUE if site.chosen.hue is None else site.chosen.hue,
    )  # fmt: skip


def state_word(thread: ThreadView) -> str:
    if thread.solved_at is not None:
        return gettext("Solved")
    if not thread.is_question:
        return gettext("Announcement") if thread.kind == "announcement" else gettext("Discussion")
    return gettext("Answered") if thread.answer_count else gettext("Unanswered")


def mark_of(card: Card) -> str:
    """Changes with what the picture shows."""
    return blake2b(repr((VERSION, card)).encode(), digest_size=6).hexdigest()


def card_url(path: str, card: Card) -> str:
    """The address under which other sites fetch the picture, another one whenever it has changed."""
    return f"{path}/card.png?v={mark_of(card)}"
