"""A signed webhook: another server is told of every article as JSON, signed as word of rewards is."""

import json
import time
from collections.abc import Sequence
from typing import Any

from forum.errors import Words
from forum.i18n import _
from forum.outgoing import OutgoingFailed, OutgoingRefused, post
from forum.outgoing.signing import headers_for
from kb_bridge.publishing.ports.base import Found, NotPublished, Outgoing, Receipt, Setting, Way, said, shown


class Webhook:
    """It lists nothing, so that nothing can be pulled; the receiver knows an article by its `id`."""

    kind: str = "webhook"
    settings: Sequence[Setting] = (Setting("url", _("Address"), _("Such as https://example.com/articles")),)
    secret_label: Words = _("Secret")

    async def publish(self, way: Way, article: Outgoing) -> Receipt:
        told = {
            "title": article.title, "markdown": article.source, "html": article.html, "language": article.language,
            "tags": list(article.tags), "category": article.category, "url": article.url,
            "updated_at": article.updated_at,
        }  # fmt: skip
        return await self.tell(way, "article_published", article, about=told)

    async def withdraw(self, way: Way, article: Outgoing) -> Receipt:
        return await self.tell(way, "article_withdrawn", article, about={"url": article.url})

    async def pull(self, way: Way) -> list[Found]:
        return []

    async def tell(self, way: Way, kind: str, article: Outgoing, *, about: dict[str, Any]) -> Receipt:
        body = {"kind": kind, "id": article.id, **about}
        receipt = Receipt(str(article.id), article.updated_at, outcome=shown("POST", way["url"], body))
        if way.dry:
            return receipt
        data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        headers = headers_for([way.secret], int(time.time()), data, kind=kind)
        try:
            answer = await post(way["url"], data, headers, networks=way.networks)
        except OutgoingRefused as refused:
            raise NotPublished(str(refused), lasting=True) from None
        except OutgoingFailed as failed:
            raise NotPublished(f"Nobody answered: {failed}") from None
        if not answer.is_good:
            raise NotPublished(f"The address answered {answer.status}: {said(answer.body)}")
        return receipt
