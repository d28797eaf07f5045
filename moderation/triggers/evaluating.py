"""Judging rows of a file in their order, as the forum would: by rules, its own words and decisions. Pure."""

from collections.abc import Mapping
from typing import Any

from moderation.triggers.facts import Author, Facts
from moderation.triggers.judging import judge, score
from moderation.triggers.learned import Learned
from moderation.triggers.spam import logit
from moderation.triggers.texts import Text
from moderation.triggers.vocabulary import Vocabulary

TAKEN = 0.5  # a row that looks worse does not teach the forum's words


class Evaluation:
    """One run: what has been read so far, and what decisions taught."""

    def __init__(self) -> None:
        self.forum = Vocabulary()
        self.learned = Learned()

    def teach(self, row: Mapping[str, Any]) -> None:
        """A decision of the forum: {text, title?, useful}."""
        text = text_of(row)
        facts = Facts(text=text, forum=self.forum)
        self.learned.learn(facts.features, useful=bool(row["useful"]), rules=logit(facts.signs))
        if not row["useful"]:
            self.forum.learn(text.written, text.links)

    def judge(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The prediction for one row: {id, score, triggers}; its words are the forum's from then on."""
        text = text_of(row)
        author = Author(hours=row.get("author_age_hours"), posts=row.get("author_posts"))
        facts = Facts(text=text, author=author, forum=self.forum, memory=self.learned)
        hits = judge(facts)
        chance = score(facts, hits)
        if chance < TAKEN:
            self.forum.learn(text.written, text.links)
        return {"id": row["id"], "score": round(chance, 6), "triggers": sorted(hits)}


def text_of(row: Mapping[str, Any]) -> Text:
    return Text(str(row.get("title") or ""), str(row.get("text") or ""), row.get("lang"))
