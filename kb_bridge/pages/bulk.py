"""One verdict about several drafts, chosen at the desk."""

from starlette.requests import Request
from starlette.responses import Response

from forum.errors import Conflict, Invalid, Words
from forum.i18n import _, n_
from forum.web.bodies import first
from forum.web.forms import read_form
from forum.web.house import house
from forum.web.replies import see_other
from kb_bridge.actions.verdicts import reject_proposal, snooze_proposal
from kb_bridge.pages.editing import editor, whole

MOST = 100


async def decide(request: Request) -> Response:
    """All or none: what one refuses, nothing is done. Each can be taken back at its own page."""
    actor, data = editor(request), await read_form(request)
    chosen = list(dict.fromkeys(whole(text) for text in data.get("proposal", [])))[:MOST]
    days = whole(first(data, "days") or "")
    try:
        async with house(request).database.writing() as session:
            for proposal_id in chosen:
                if first(data, "deed") == "snooze":
                    await snooze_proposal(session, actor, proposal_id, days)
                else:
                    await reject_proposal(session, actor, proposal_id, first(data, "reason") or "")
    except Invalid as invalid:
        return see_other(request, "/kb/editor", notice=next(iter(invalid.errors.values())))
    except Conflict as conflict:
        return see_other(request, "/kb/editor", notice=conflict.message)
    return see_other(request, "/kb/editor", notice=told(len(chosen)))


def told(count: int) -> Words:
    return n_("%(count)s draft decided.", "%(count)s drafts decided.", count) if count else _("Please choose drafts.")
