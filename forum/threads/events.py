"""What can happen to a thread and its posts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A thread was started; `kind` says whether it is a question, a discussion or an announcement."""

    actor_id: int | None
    thread_id: int
    post_id: int
    kind: str
    category_id: int
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerPosted:
    """A post was added under a thread: an answer to a question, a reply elsewhere. `template_id` is the kept text that
    its form says it was made of."""

    actor_id: int | None
    thread_id: int
    post_id: int
    kind: str
    mentions: tuple[str, ...] = ()
    template_id: int | None = None


@dataclass(frozen=True, slots=True)
class PostEdited:
    """A post says something else; `mentions` are those that it gained. A minor edit has made no new version."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    version: int
    mentions: tuple[str, ...] = ()
    minor: bool = False


@dataclass(frozen=True, slots=True)
class LanguageCorrected:
    """Somebody said in which language a post is written; None before where nobody knew."""

    actor_id: int | None
    thread_id: int
    post_id: int
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class PostDeleted:
    """A post is gone for readers; `before` is its earlier state, `accepted` whether it was the accepted answer."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    kind: str
    before: str
    accepted: bool = False
    solved_by_id: int | None = None
    solved_at: str | None = None


@dataclass(frozen=True, slots=True)
class PostUndeleted:
    """A deleted post came back, in the state `after`."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    kind: str
    after: str


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post waits for review and is seen by its author and moderators only."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    kind: str
    before: str
    accepted: bool = False
    solved_by_id: int | None = None
    solved_at: str | None = None


@dataclass(frozen=True, slots=True)
class PostReleased:
    """A held post was let through: readers see it for the first time, or again."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    kind: str
    after: str


@dataclass(frozen=True, slots=True)
class PostHidden:
    """A post was taken from view by a moderator."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    kind: str
    before: str
    accepted: bool = False
    solved_by_id: int | None = None
    solved_at: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PostUnhidden:
    """A hidden post came back into view."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    kind: str
    after: str


@dataclass(frozen=True, slots=True)
class ThreadLocked:
    """Nobody but moderators may write in this thread any more."""

    actor_id: int | None
    thread_id: int


@dataclass(frozen=True, slots=True)
class ThreadUnlocked:
    """A locked thread is open again."""

    actor_id: int | None
    thread_id: int


@dataclass(frozen=True, slots=True)
class ThreadSlowed:
    """Each person writes here once in so many minutes, until a moment (ISO 8601); or, without, as they like."""

    actor_id: int | None
    thread_id: int
    minutes: int | None
    until: str | None


@dataclass(frozen=True, slots=True)
class AnswerAccepted:
    """An answer was marked as what solved the question; `user_id` is its author."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    asker_id: int | None


@dataclass(frozen=True, slots=True)
class AnswerUnaccepted:
    """The mark was taken from an answer: moved to another, taken back, or the answer went away."""

    actor_id: int | None
    thread_id: int
    post_id: int
    user_id: int | None
    asker_id: int | None


@dataclass(frozen=True, slots=True)
class ThreadSolved:
    """A question was marked as solved without one answer."""

    actor_id: int | None
    thread_id: int


@dataclass(frozen=True, slots=True)
class ThreadUnsolved:
    """A question that was solved without one answer is open again."""

    actor_id: int | None
    thread_id: int


@dataclass(frozen=True, slots=True)
class KindChanged:
    """A thread became a question, a discussion or an announcement."""

    actor_id: int | None
    thread_id: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MarkedDuplicate:
    """A thread asks the same as another one."""

    actor_id: int | None
    thread_id: int
    target_id: int


@dataclass(frozen=True, slots=True)
class DuplicateCleared:
    """A thread is no longer called the same as another one."""

    actor_id: int | None
    thread_id: int
    target_id: int


@dataclass(frozen=True, slots=True)
class ThreadMoved:
    """A thread went from one category to another; both are ids."""

    actor_id: int | None
    thread_id: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class MeTooAdded:
    """A user has the same question."""

    actor_id: int | None
    thread_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class MeTooTakenBack:
    """A user has the same question no longer."""

    actor_id: int | None
    thread_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class ThreadWrittenUp:
    """An article now says what this thread says; `article_id` is empty when it no longer does, `url` is the
    article's."""

    actor_id: int | None
    thread_id: int
    article_id: int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class PostMoved:
    """A post with its comments stands in another thread, `thread_id`; `before` is where it stood."""

    actor_id: int | None
    thread_id: int
    post_id: int
    before: int


@dataclass(frozen=True, slots=True)
class ThreadSplit:
    """An answer became a thread of its own; `before` is the thread where it stood."""

    actor_id: int | None
    thread_id: int
    post_id: int
    before: int


@dataclass(frozen=True, slots=True)
class ThreadContinued:
    """A moderator went on in private with whoever began a thread; `private_id` is the thread of these two."""

    actor_id: int | None
    thread_id: int
    private_id: int
    user_id: int
