"""A form that goes on where its writer left off: `?draft=1` at the end of its address."""

from starlette.requests import Request

from forum.drafts.queries import own_draft
from forum.web.house import actor_of, house


async def resumed(request: Request, place: str) -> dict[str, str]:
    """The fields of the draft, to be put over those of the empty form; none where none was asked for."""
    actor = actor_of(request)
    if actor.id is None or "draft" not in request.query_params:
        return {}
    async with house(request).database.reading() as session:
        draft = await own_draft(session, actor, place)
    return {**draft.fields, "draft_version": str(draft.version)} if draft else {}
