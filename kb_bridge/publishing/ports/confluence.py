"""Confluence Cloud, REST API v2: pages of a space in storage format (developer.atlassian.com, Page).

`POST /wiki/api/v2/pages` makes one; `PUT /wiki/api/v2/pages/{id}` changes it and must name the version after the
present one; `DELETE` puts it into the trash; `GET /wiki/api/v2/spaces/{id}/pages` lists all, the next page in `_links`.
A title stands once in a space, so that nothing is made twice there.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from forum.errors import Words
from forum.i18n import _
from kb_bridge.publishing.ports.base import (
    MOST_PAGES,
    Found,
    NotPublished,
    Outgoing,
    Receipt,
    Setting,
    Way,
    ask_json,
    shown,
)

VOID = re.compile(r"<(br|hr|img)\b([^>]*?)\s*/?>")


class Confluence:
    kind: str = "confluence"
    settings: Sequence[Setting] = (
        Setting("url", _("Address"), _("Such as https://company.atlassian.net")),
        Setting("email", _("Mail address of the account"), _("Whose API token it is; it may add pages to the space.")),
        Setting("space", _("Number of the space"), _("The space's id in figures, not its key.")),
        Setting("parent", _("Number of the page above"), _("New pages stand below it."), required=False),
    )
    secret_label: Words = _("API token")

    async def publish(self, way: Way, article: Outgoing) -> Receipt:
        body = {"representation": "storage", "value": storage(article.html)}
        new: dict[str, Any] = {"spaceId": way["space"], "status": "current", "title": article.title, "body": body}
        if not article.foreign_id:
            new |= {"parentId": way["parent"]} if way["parent"] else {}
            return await self.write(way, "POST", f"{self.base(way)}/pages", body=new)
        url = f"{self.base(way)}/pages/{article.foreign_id}"
        version = {"number": await self.version(way, article) + 1, "message": article.url}
        return await self.write(way, "PUT", url, body={"id": article.foreign_id, **new, "version": version})

    async def write(self, way: Way, method: str, url: str, *, body: dict[str, Any]) -> Receipt:
        if way.dry:
            return Receipt(outcome=shown(method, url, body))
        told = await ask_json(way, method, url, headers=self.headers(way), body=body)
        try:
            version = str(told["version"]["number"])
            return Receipt(str(told["id"]), version, self.link(way, told), url)
        except (KeyError, TypeError):
            raise NotPublished("The answer has no page in it.") from None

    async def version(self, way: Way, article: Outgoing) -> int:
        """The present version there: somebody may have written on. What is gone there is told as it is."""
        if way.dry:
            return int(article.foreign_version or 1)
        url = f"{self.base(way)}/pages/{article.foreign_id}"
        told = await ask_json(way, "GET", url, headers=self.headers(way))
        try:
            return int(told["version"]["number"])
        except (KeyError, TypeError, ValueError):
            raise NotPublished("The page there has no version.") from None

    async def withdraw(self, way: Way, article: Outgoing) -> Receipt:
        if not article.foreign_id:
            return Receipt()
        url = f"{self.base(way)}/pages/{article.foreign_id}"
        if not way.dry:
            await ask_json(way, "DELETE", url, headers=self.headers(way))
        return Receipt(article.foreign_id, outcome=shown("DELETE", url))

    async def pull(self, way: Way) -> list[Found]:
        url = f"{self.base(way)}/spaces/{way['space']}/pages?limit=250&status=current"
        found: list[Found] = []
        for _page in range(MOST_PAGES):
            told = await ask_json(way, "GET", url, headers=self.headers(way))
            if not isinstance(told, dict):
                break
            found += [Found(str(row["id"]), str(row["title"]), self.link(way, row)) for row in told.get("results", [])]
            after = told.get("_links", {}).get("next", "")
            if not after.startswith("/"):
                break
            url = way["url"].rstrip("/") + after
        return found

    def link(self, way: Way, told: dict[str, Any]) -> str:
        path = told.get("_links", {}).get("webui", "")
        return f"{way['url'].rstrip('/')}/wiki{path}" if path else ""

    def base(self, way: Way) -> str:
        return f"{way['url'].rstrip('/')}/wiki/api/v2"

    def headers(self, way: Way) -> dict[str, str]:
        pair = f"{way['email']}:{way.secret}"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def storage(html: str) -> str:
    """Confluence reads XML: what has no end tag in HTML is closed, and spaces that do not break are plain."""
    return VOID.sub(r"<\1\2/>", html).replace("&nbsp;", "\u00a0")
