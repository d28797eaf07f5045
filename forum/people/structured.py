"""What a person's page says to machines: schema.org's ProfilePage."""

from typing import Any

from forum.markup import plain
from forum.people.queries import PersonRow

WORDS_MOST = 1500  # characters of what people say about themselves


def profile_page(person: PersonRow, *, threads: int, answers: int, base_url: str) -> dict[str, Any]:
    url = base_url + person.url
    about: dict[str, Any] = {"@type": "Person", "name": person.display_name, "alternateName": person.name, "url": url,
                             "identifier": str(person.id)}  # fmt: skip
    if person.bio_html:
        about["description"] = plain(person.bio_html)[:WORDS_MOST]
    about["agentInteractionStatistic"] = {
        "@type": "InteractionCounter", "interactionType": "https://schema.org/WriteAction",
        "userInteractionCount": threads + answers,
    }  # fmt: skip
    return {"@type": "ProfilePage", "url": url, "dateCreated": person.created_at.isoformat(), "mainEntity": about}
