"""Zendesk's Help Center: articles in a section, their text as translations (developer.zendesk.com, Help Center API).

`POST …/{locale}/sections/{id}/articles` makes one, `PUT …/articles/{id}/translations/{locale}` changes its text (an
article's own `PUT` changes where it stands alone), `POST …/articles/{id}/translations` adds a language, `DELETE
…/articles/{id}` archives it, `GET …/articles` lists all, page by page.
"""

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


class Zendesk:
    kind: str = "zendesk"
    settings: Sequence[Setting] = (
        Setting("url", _("Address"), _("Such as https://company.zendesk.com")),
        Setting("email", _("Mail address of the agent"), _("Whose API token it is; they may manage articles.")),
        Setting("section", _("Number of the section"), _("The figures in the address of the section.")),
        Setting("permission", _("Number of the permission group"), _("Who may edit and publish it there.")),
        Setting("locale", _("Locale"), _("Such as en-us, if languages are called otherwise there."), required=False),
    )
    secret_label: Words = _("API token")

    async def publish(self, way: Way, article: Outgoing) -> Receipt:
        if article.original_foreign_id and not article.foreign_id:
            return await self.translate(way, article)
        number = article.foreign_id.partition("/")[0]
        number = number or ("" if way.dry else await self.made_before(way, article))
        if not number:
            return await self.create(way, article)
        text = {"translation": self.translation(way, article)}
        url = f"{self.base(way)}/articles/{number}/translations/{self.locale(way, article)}"
        if way.dry:
            return Receipt(number, outcome=shown("PUT", url, text))
        told = await ask_json(way, "PUT", url, headers=self.headers(way), body=text)
        found = told.get("translation", {}) if isinstance(told, dict) else {}
        place = article.foreign_id or number
        return Receipt(place, str(found.get("updated_at", "")), str(found.get("html_url", "")), url)

    async def translate(self, way: Way, article: Outgoing) -> Receipt:
        """A language more of the article that it translates; `foreign_id` is then both numbers, a stroke between."""
        original = article.original_foreign_id.partition("/")[0]
        url = f"{self.base(way)}/articles/{original}/translations"
        text = {"translation": self.translation(way, article)}
        if way.dry:
            return Receipt(outcome=shown("POST", url, text))
        told = await ask_json(way, "GET", url, headers=self.headers(way))
        rows = told.get("translations", []) if isinstance(told, dict) else []
        locale = self.locale(way, article)
        known = any(row.get("locale") == locale for row in rows)  # made by a try whose answer was lost
        method, place = ("PUT", f"{url}/{locale}") if known else ("POST", url)
        told = await ask_json(way, method, place, headers=self.headers(way), body=text)
        try:
            made = told["translation"]
            return Receipt(
                f"{original}/{made['id']}", str(made.get("updated_at", "")), str(made.get("html_url", "")), url
            )
        except (KeyError, TypeError):
            raise NotPublished("The answer has no translation in it.") from None

    async def made_before(self, way: Way, article: Outgoing) -> str:
        """The number of what an earlier try made whose answer was lost: our label tells."""
        url = f"{self.base(way)}/articles?label_names={label_of(article)}"
        told = await ask_json(way, "GET", url, headers=self.headers(way))
        rows = told.get("articles", []) if isinstance(told, dict) else []
        return next((str(row["id"]) for row in rows if label_of(article) in row.get("label_names", ())), "")

    async def create(self, way: Way, article: Outgoing) -> Receipt:
        new: dict[str, Any] = {
            "article": {
                "title": article.title, "body": article.html, "locale": self.locale(way, article),
                "user_segment_id": None, "permission_group_id": number(way["permission"]),
                "label_names": [label_of(article), *article.tags], "draft": False,
            },
            "notify_subscribers": False,
        }  # fmt: skip
        url = f"{self.base(way)}/{self.locale(way, article)}/sections/{way['section']}/articles"
        if way.dry:
            return Receipt(outcome=shown("POST", url, new))
        told = await ask_json(way, "POST", url, headers=self.headers(way), body=new)
        try:
            made = told["article"]
            return Receipt(str(made["id"]), str(made.get("updated_at", "")), str(made.get("html_url", "")), url)
        except (KeyError, TypeError):
            raise NotPublished("The answer has no article in it.") from None

    async def withdraw(self, way: Way, article: Outgoing) -> Receipt:
        if not article.foreign_id:
            return Receipt()
        _original, _stroke, translation = article.foreign_id.partition("/")
        place = f"translations/{translation}" if translation else f"articles/{article.foreign_id}"
        url = f"{self.base(way)}/{place}"
        if not way.dry:
            await ask_json(way, "DELETE", url, headers=self.headers(way))
        return Receipt(article.foreign_id, outcome=shown("DELETE", url))

    async def pull(self, way: Way) -> list[Found]:
        url: str | None = f"{self.base(way)}/articles?per_page=100&sort_by=updated_at"
        found: list[Found] = []
        for _page in range(MOST_PAGES):
            told = await ask_json(way, "GET", str(url), headers=self.headers(way))
            rows = told.get("articles", []) if isinstance(told, dict) else []
            found += [
                Found(str(row["id"]), str(row.get("title", "")), str(row.get("html_url", "")))
                for row in rows
                if not row.get("draft")
            ]
            url = told.get("next_page") if isinstance(told, dict) else None
            if not url:
                break
            if not url.startswith(way["url"].rstrip("/") + "/"):  # the token goes to nobody else
                raise NotPublished("The next page of the list is somewhere else.", lasting=True)
        return found

    def translation(self, way: Way, article: Outgoing) -> dict[str, Any]:
        return {
            "locale": self.locale(way, article),
            "title": article.title,
            "body": article.html,
            "draft": False,
            "outdated": False,
        }

    def base(self, way: Way) -> str:
        return f"{way['url'].rstrip('/')}/api/v2/help_center"

    def locale(self, way: Way, article: Outgoing) -> str:
        """The one that was set, for its own language; others are called as everywhere."""
        return way["locale"] if way["locale"].partition("-")[0] == article.language else article.language

    def headers(self, way: Way) -> dict[str, str]:
        pair = f"{way['email']}/token:{way.secret}"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def label_of(article: Outgoing) -> str:
    return f"talkoot-{article.id}"


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
