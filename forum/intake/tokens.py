"""The texts in links that confirm a question, signed for one question."""

from forum.settings import Settings
from forum.web.signing import sign, unsign

PURPOSE = "mailed-question"


def token_for(settings: Settings, question_id: int) -> str:
    return sign(settings.signing_key(), PURPOSE, question_id)


def read_token(settings: Settings, token: str) -> int | None:
    """None for whatever we did not sign for this purpose."""
    found = unsign(settings.signing_key(), PURPOSE, token)
    return found if isinstance(found, int) else None
