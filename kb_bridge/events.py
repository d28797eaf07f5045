"""What can happen on the way from threads to an article, and to an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposalDrafted:
    """A topic ripened: a draft of an article waits for an editor."""

    actor_id: int | None
    proposal_id: int
    topic_id: int


@dataclass(frozen=True, slots=True)
class ProposalEdited:
    """An editor saved their version of a draft; from then on it is theirs, and not drafted anew."""

    actor_id: int | None
    proposal_id: int
    version: int


@dataclass(frozen=True, slots=True)
class RewordingAsked:
    """An editor wants the sentences of a draft reworded by the language model."""

    actor_id: int | None
    proposal_id: int
    version: int


@dataclass(frozen=True, slots=True)
class DraftReworded:
    """The language model's words for so many sentences stand in a draft; an editor still decides."""

    actor_id: int | None
    proposal_id: int
    sentences: int


@dataclass(frozen=True, slots=True)
class ProposalRejected:
    """An editor decided against an article; the topic is dismissed."""

    actor_id: int | None
    proposal_id: int
    topic_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class ProposalSnoozed:
    """An editor put a proposal aside until a moment (ISO 8601)."""

    actor_id: int | None
    proposal_id: int
    until: str


@dataclass(frozen=True, slots=True)
class ProposalLinked:
    """An editor found that an article answers a topic already; these threads point to it now."""

    actor_id: int | None
    proposal_id: int
    topic_id: int
    article_id: int
    thread_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProposalMerged:
    """An editor made a draft a part of an article that was there."""

    actor_id: int | None
    proposal_id: int
    topic_id: int
    article_id: int


@dataclass(frozen=True, slots=True)
class TopicSplit:
    """An editor made a topic of its own of some threads of another."""

    actor_id: int | None
    topic_id: int
    into_id: int
    thread_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProposalReopened:
    """A verdict was taken back, or a proposal that was put aside waits again."""

    actor_id: int | None
    proposal_id: int
    topic_id: int


@dataclass(frozen=True, slots=True)
class ThreadExcluded:
    """An editor took a thread out of a topic, to which it does not come back by itself."""

    actor_id: int | None
    thread_id: int
    topic_id: int


@dataclass(frozen=True, slots=True)
class ThreadIncluded:
    """An editor put a thread into a topic, where it stays."""

    actor_id: int | None
    thread_id: int
    topic_id: int


@dataclass(frozen=True, slots=True)
class TopicsMerged:
    """Two topics turned out to be one; `thread_ids` are those that came over."""

    actor_id: int | None
    topic_id: int
    into_id: int
    thread_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TopicsRestored:
    """An editor took back that two topics were made one, or that one was split."""

    actor_id: int | None
    change_id: int
    topic_id: int
    other_id: int


@dataclass(frozen=True, slots=True)
class ArticleEdited:
    """An article has a new version."""

    actor_id: int | None
    article_id: int
    version: int


@dataclass(frozen=True, slots=True)
class ArticleDeclined:
    """An asker said that the article, to which their open question pointed, does not answer it."""

    actor_id: int | None
    article_id: int
    thread_id: int


@dataclass(frozen=True, slots=True)
class RipenessChanged:
    """An admin set how many people within how many days make a topic ripe, by category."""

    actor_id: int | None


@dataclass(frozen=True, slots=True)
class ArticleShelved:
    """An editor said where an article stands, who may read it, whose it is and when it is looked at again."""

    actor_id: int | None
    article_id: int
    visibility: str


@dataclass(frozen=True, slots=True)
class ArticleArchived:
    """An article was taken out of the knowledge base; its threads no longer point to it."""

    actor_id: int | None
    article_id: int


@dataclass(frozen=True, slots=True)
class ArticleRestored:
    """An archived article is back."""

    actor_id: int | None
    article_id: int
