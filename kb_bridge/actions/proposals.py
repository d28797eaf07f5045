"""What the verdicts on a proposal have in common: saving, who may, what may be published, and that it is decided."""

from dataclasses import dataclass

from sqlalchemy import update

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Conflict, Invalid, Refused, Words
from forum.i18n import _
from forum.markup import Rendered, render
from forum.threads.titles import clean_title
from kb_bridge.citations import link_citations
from kb_bridge.events import ProposalEdited
from kb_bridge.models import Proposal
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.proposals import proposal, public_posts
from kb_bridge.rows import ProposalRow

REASON_MOST = 600
CHANGED = _("Somebody changed this while you were writing. Your text is below; compare and save again.")
DECIDED = _("This proposal has been decided meanwhile.")


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor typed, and the version that they saw when they began."""

    version: int
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that may be published: its title, its HTML, and the posts that it cites by number."""

    title: str
    rendered: Rendered
    cited: dict[int, int]


async def save_draft(session: Session, actor: Actor, proposal_id: int, edit: Edit) -> int:
    """The draft is now the editor's own text. Returns its version; Conflict where somebody else was faster."""
    found = await open_for(session, actor, proposal_id)
    if (clean_title(edit.title), edit.source) == (found.title, found.edited_source):  # also when it came twice
        return found.version
    require_version(found, edit.version)
    await checked(session, edit, found.posts, hard=False)
    values = {"title": clean_title(edit.title), "edited_source": edit.source, "version": found.version + 1}
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(values))
    await publish(session, ProposalEdited(actor.id, found.id, found.version + 1))
    return found.version + 1


async def open_for(session: Session, actor: Actor, proposal_id: int, version: int | None = None) -> ProposalRow:
    """The open proposal, locked; Conflict where it was decided or, with a version, changed."""
    require_editor(actor, session)
    found = await proposal(session, actor, proposal_id, lock=True)
    if found.state != "open":
        raise Conflict(DECIDED)
    if version is not None:
        require_version(found, version)
    return found


def require_version(found: ProposalRow, version: int) -> None:
    if version != found.version:
        raise Conflict(CHANGED)


async def decide(session: Session, actor: Actor, found: ProposalRow, state: str, *, reason: str = "") -> None:
    decided = {"state": state, "decided_by_id": actor.id, "decided_at": session.now, "reason": reason}
    await session.execute(update(Proposal).where(Proposal.id == found.id).values(decided))


def require_editor(actor: Actor, session: Session) -> None:
    if not may_edit_articles(actor) or not actor.may_act(session.now):
        raise Refused(_("The knowledge base is written by its editors."))


async def checked(session: Session, edit: Edit, posts: list[int], *, hard: bool) -> Checked:
    """The text, or Invalid at its fields. `hard`: it is to be published, so whatever it cites must be in view."""
    numbers = dict(enumerate(posts, 1))
    errors: dict[str, Words] = {}
    try:
        title = clean_title(edit.title)
    except Invalid as invalid:
        title, errors = "", dict(invalid.errors)
    if not edit.source.strip():
        raise Invalid({**errors, "source": _("Please write the article.")})
    try:
        rendered = await render(edit.source)
    except Invalid as invalid:
        raise Invalid({**errors, "source": next(iter(invalid.errors.values()))}) from None
    text = link_citations(rendered.html, dict.fromkeys(numbers, ""), str)
    if text.unknown:
        errors["source"] = no_such_source(text.unknown)
    elif hard:
        errors |= await unfit(session, [numbers[number] for number in text.used], posts)
    if errors:
        raise Invalid(errors)
    return Checked(title, rendered, {number: numbers[number] for number in text.used})


async def unfit(session: Session, cited: list[int], posts: list[int]) -> dict[str, Words]:
    if not cited:
        return {"source": _("Please cite at least one source, like this: [1]")}
    seen = await public_posts(session, cited)
    gone = [str(posts.index(post_id) + 1) for post_id in cited if post_id not in seen]
    if not gone:
        return {}
    return {"source": _("Readers cannot see these sources any more: %(numbers)s. Please take out what rests on them.",
                        numbers=", ".join(gone))}  # fmt: skip


def no_such_source(numbers: list[int]) -> Words:
    return _("There is no source with this number: %(numbers)s", numbers=", ".join(map(str, numbers)))
