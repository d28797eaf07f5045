"""A new question by mail: posted at once where our mail server vouches for the sender, else when they confirm it."""

from typing import cast

from sqlalchemy import insert, update

from forum.accounts.queries import account_by_email, actor_by_id
from forum.categories.queries import visible_category
from forum.database import Database, Session
from forum.errors import Invalid, NotThere, Refused, TooMany
from forum.i18n import _
from forum.intake.actions.entering import enter, refuse
from forum.intake.actions.replying import LETTERS_AN_HOUR, words_of
from forum.intake.letter import LetterRead, title_of
from forum.intake.models import MailedQuestion
from forum.intake.queries import waiting_question
from forum.intake.tokens import token_for
from forum.intake.vouching import vouched_for
from forum.mail import Letter, post_letter
from forum.notifications.queries import readers_of
from forum.notifications.rows import Reader
from forum.threads.actions import NewThread, ask_question
from forum.threads.wording import clean_fields
from forum.web.limits import allow

CONFIRMATIONS_A_DAY = 5


async def take_question(database: Database, slug: str, letter: LetterRead) -> str:
    """Strangers get nothing, and neither does anybody at an address that they have not proved."""
    async with database.reading() as session:
        account = await account_by_email(session, letter.sender) if letter.sender else None
        found = await readers_of(session, [account.id]) if account and account.verified_at else []
    if not found:
        return "ignored"
    reader = found[0]
    vouched = vouched_for(letter.vouchers, letter.sender, database.bus.settings.mail_in_trusted)
    try:
        async with database.writing() as session:
            if not await enter(session, letter.key, reader.actor.id or 0, "question", outcome="taken"):
                return "seen"
            await allow(session, "mail-in", str(reader.actor.id), times=LETTERS_AN_HOUR, seconds=3600)
            new = await new_thread(session, reader, slug, letter)
            if vouched:
                asked = await ask_question(session, reader.actor, new)
                return "held" if asked.state == "held" else "posted"
            await ask_back(session, reader, new)
            return "waiting"
    except (Refused, Invalid, NotThere, TooMany) as wrong:
        return await refuse(database, reader, letter, kind="question", wrong=wrong)


async def new_thread(session: Session, reader: Reader, slug: str, letter: LetterRead) -> NewThread:
    """Checked as on the page, so that nobody is asked to confirm what cannot be posted."""
    try:
        category = await visible_category(session, reader.actor, slug)
    except NotThere:
        raise Refused(_("There is no category of that name.")) from None
    fields = clean_fields({"title": title_of(letter), "body": words_of(reader, letter)})
    return NewThread(category.id, cast(str, fields["title"]), cast(str, fields["body"]))


async def ask_back(session: Session, reader: Reader, new: NewThread) -> None:
    """The link goes to the account's own address: who can read there may post it."""
    await allow(session, "mail-confirm", str(reader.actor.id), times=CONFIRMATIONS_A_DAY, seconds=86400)
    values = {
        "user_id": reader.actor.id, "category_id": new.category_id, "title": new.title, "body": new.body,
        "created_at": session.now,
    }  # fmt: skip
    question_id = await session.scalar(insert(MailedQuestion).values(values).returning(MailedQuestion.id))
    token = token_for(session.bus.settings, question_id)
    letter = Letter(
        key=f"confirm:{question_id}",
        to=reader.email or "",
        subject=_("Post your question? %(title)s", title=new.title),
        template="confirm",
        context={"name": reader.actor.display_name or reader.actor.name, "title": new.title,
                 "path": f"/mail/confirm/{token}"},
        locale=reader.actor.locale,
        time_zone=reader.actor.time_zone,
    )  # fmt: skip
    await post_letter(session, letter)


async def confirm_question(session: Session, question_id: int) -> str:
    """Where it stands now; confirming twice posts it once. NotThere where its author's address is another one now."""
    question = await waiting_question(session, question_id, lock=True)
    if question.url is not None:
        return question.url
    actor = await actor_by_id(session, question.user_id)
    if actor is None:
        raise NotThere
    new = NewThread(question.category_id, question.title, question.body)
    asked = await ask_question(session, actor, new)
    posted = update(MailedQuestion).where(MailedQuestion.id == question.id).values(url=asked.url)
    await session.execute(posted)
    return asked.url
