"""Events that siblings hear from each other through the forum."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleAccepted:
    """An editor accepted an article made of these threads, resting on these posts."""

    actor_id: int | None
    article_id: int
    thread_ids: tuple[int, ...]
    post_ids: tuple[int, ...]
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleTakenBack:
    """An editor took an acceptance back: the article rests on these posts no longer."""

    actor_id: int | None
    article_id: int
    post_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleRated:
    """Somebody said whether an article helped them; `yes` and `no` are all that was said of it since its text is what
    it is now."""

    actor_id: int | None
    article_id: int
    helpful: bool
    yes: int
    no: int
    url: str


@dataclass(frozen=True, slots=True)
class ReviewWanted:
    """Something (a dispute, evidence of gaming, a doubtful post) asks to be looked at by a moderator. What is neither a
    post, a comment nor a user is decided on a page of its own, `url`; `user_id` is whom it is about."""

    actor_id: int | None
    object_kind: str
    object_id: int
    reason: str
    detail: str = ""
    user_id: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSettled:
    """What had asked to be looked at was decided on its own page."""

    actor_id: int | None
    object_kind: str
    object_id: int


@dataclass(frozen=True, slots=True)
class VotesAnnulled:
    """Staff took votes out of the count; whoever keeps a book enters the opposite lines. `reason` is for those whom the
    votes concern."""

    actor_id: int | None
    vote_ids: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VotesRestored:
    """Staff counted annulled votes again; whoever keeps a book enters their lines again."""

    actor_id: int | None
    vote_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GainsAnnulled:
    """Staff took back what accepted answers (`kind` is acceptances) or edits (edits) on these posts brought these
    people; what was accepted or edited stays as it is. `reason` is for them."""

    actor_id: int | None
    kind: str
    post_ids: tuple[int, ...]
    user_ids: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GainsRestored:
    """Staff gave back what they had taken from these people for acceptances or edits on these posts."""

    actor_id: int | None
    kind: str
    post_ids: tuple[int, ...]
    user_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BadgeAwarded:
    """A user was given a badge."""

    actor_id: int | None
    user_id: int
    badge: str
    name: str


@dataclass(frozen=True, slots=True)
class HelperThanked:
    """Staff thanked somebody for their help, in these words."""

    actor_id: int | None
    user_id: int
    words: str


@dataclass(frozen=True, slots=True)
class SanctionGiven:
    """Staff warned, silenced or suspended somebody; `until` is ISO 8601, or None for a warning."""

    actor_id: int | None
    user_id: int
    kind: str
    reason: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class SanctionEnded:
    """A silence or suspension ran out, and the person may write again."""

    actor_id: int | None
    user_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class ReportSettled:
    """What these people had reported was decided; `title` is of the thread that it stands in."""

    actor_id: int | None
    user_ids: tuple[int, ...]
    title: str
    upheld: bool


@dataclass(frozen=True, slots=True)
class AppealAnswered:
    """Another moderator decided an appeal; `url` is where the person reads all of it."""

    actor_id: int | None
    user_id: int
    granted: bool
    answer: str
    url: str


@dataclass(frozen=True, slots=True)
class DisputeAnswered:
    """A moderator decided what somebody had said against a line of their statement; `url` is where they read all."""

    actor_id: int | None
    user_id: int
    upheld: bool
    answer: str
    url: str


@dataclass(frozen=True, slots=True)
class ColleagueAsked:
    """A moderator asked another for a word on something that waits at `url`."""

    actor_id: int | None
    user_id: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class BadgeImported:
    """Somebody was given a badge in the forum that they come from; `kind` is bronze, silver or gold."""

    actor_id: int | None
    user_id: int
    name: str
    kind: str
    old_id: int


@dataclass(frozen=True, slots=True)
class ImportFinished:
    """A dump has been brought in; whoever keeps something derived from threads builds it again."""

    actor_id: int | None
    source: str


@dataclass(frozen=True, slots=True)
class FlagJudged:
    """A moderator's decision showed whether somebody's flag was right; None where the decision was undone."""

    actor_id: int | None
    user_id: int
    item_id: int
    good: bool | None


@dataclass(frozen=True, slots=True)
class TrustWarned:
    """Somebody has no longer what their trust level takes, and falls to `falls_to` at the moment `until` (ISO 8601)
    unless that changes."""

    actor_id: int | None
    user_id: int
    level: int
    falls_to: int
    until: str


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """An asker asked `user_id`, who has answered in the same tags, to look at their question."""

    actor_id: int | None
    thread_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class CareTold:
    """Staff or the clock had something to say of these questions to these people. `kind` is `care_given` (it is yours
    now), `care_late` (not answered in time), `care_called` (a colleague wants more eyes), `care_replied` (its asker
    said more), `care_woken` (what was put off is due), `care_account` (it comes from an account that is theirs),
    `care_private` (staff go on with them in private) or `care_reminder` (to the asker, who is waited for)."""

    actor_id: int | None
    user_ids: tuple[int, ...]
    thread_ids: tuple[int, ...]
    kind: str
    words: str = ""
