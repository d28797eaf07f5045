"""A reply to a notice: an answer, a reply or a comment, through the same actions and refusals as on the page."""

from dataclasses import dataclass

from forum.accounts.names import email_key_of
from forum.actor import Actor
from forum.comments.actions import post_comment
from forum.comments.actions.writing import LENGTH_MOST
from forum.database import Database, Session
from forum.errors import Invalid, NotThere, Refused, TooMany
from forum.i18n import _, n_
from forum.intake.actions.entering import enter, refuse
from forum.intake.letter import LetterRead
from forum.intake.quoting import own_words
from forum.mail.addresses import Mark
from forum.mail.letters import speaking
from forum.notifications.queries import readers_of
from forum.notifications.rows import Reader
from forum.threads.actions import post_answer
from forum.threads.policy import is_author
from forum.threads.queries import visible_post, visible_thread
from forum.web.limits import allow

LETTERS_AN_HOUR = 20
NOT_THE_ADDRESS = _("It came from another address than the one of your account. Please write from that one.")
OLD_ADDRESS = _("You withdrew the address that it was sent to. Please answer a newer letter, or on the page.")


@dataclass(frozen=True, slots=True)
class Posted:
    """Where the words stand now; `state` is held where they wait for review."""

    url: str
    state: str = "published"


async def take_reply(database: Database, mark: Mark, letter: LetterRead) -> str:
    async with database.reading() as session:
        found = await readers_of(session, [mark.user_id])
    if not found:
        return "ignored"
    reader = found[0]
    try:
        async with database.writing() as session:
            if not await enter(session, letter.key, mark.user_id, "reply", outcome="posted"):
                return "seen"
            check_sender(reader, mark, letter)
            await allow(session, "mail-in", str(mark.user_id), times=LETTERS_AN_HOUR, seconds=3600)
            posted = await post_reply(session, reader.actor, mark, words_of(reader, letter))
        return "held" if posted.state == "held" else "posted"
    except (Refused, Invalid, NotThere, TooMany) as wrong:
        return await refuse(database, reader, letter, kind="reply", wrong=wrong)


def check_sender(reader: Reader, mark: Mark, letter: LetterRead) -> None:
    if mark.version != reader.reply_version:
        raise Refused(OLD_ADDRESS)
    if not reader.email or email_key_of(letter.sender) != email_key_of(reader.email):
        raise Refused(NOT_THE_ADDRESS)


def words_of(reader: Reader, letter: LetterRead) -> str:
    """What the writer wrote, and a line in their language of what could not be brought along."""
    words = own_words(letter.text)
    if not words:
        raise Invalid({"body": _("We found no words of yours in it, only what you replied to.")})
    if not letter.left_out:
        return words
    with speaking(reader.actor.locale, reader.actor.time_zone):
        line = n_("(%(count)s attachment came by mail and was left out.)",
                  "(%(count)s attachments came by mail and were left out.)", len(letter.left_out))  # fmt: skip
        return f"{words}\n\n{line}"


async def post_reply(session: Session, actor: Actor, mark: Mark, words: str) -> Posted:
    """Under a question: to an answer or a remark one comments, and so does the asker, if it is short enough for a
    comment; everything else is an answer. Elsewhere it is a reply."""
    thread = await visible_thread(session, actor, mark.thread_id)
    if thread.is_question and mark.post_id and len(words) <= LENGTH_MOST:
        post = await visible_post(session, actor, mark.post_id)
        if post.thread_id != thread.id:
            raise NotThere
        if not post.is_opening or is_author(actor, thread):
            comment = await post_comment(session, actor, post.id, words)
            return Posted(f"/p/{post.id}", comment.state)
    answered = await post_answer(session, actor, thread.id, words)
    return Posted(answered.url, answered.state)
