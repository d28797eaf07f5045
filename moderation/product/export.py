"""A week of product feedback as rows of a table and as values. Pure."""

from collections.abc import Sequence
from typing import Any

from forum.sheets import safe_cell
from moderation.product.rows import ThemeOfWeek

COLUMNS = ("week", "theme", "thread", "url", "category", "labelled", "have_this_too", "solved", "note")


def as_values(week: str, themes: Sequence[ThemeOfWeek], base_url: str) -> dict[str, Any]:
    return {"week": week, "themes": [theme_values(each, base_url) for each in themes]}


def theme_values(theme: ThemeOfWeek, base_url: str) -> dict[str, Any]:
    threads = [
        {
            "title": each.title, "url": base_url + each.url, "category": each.category,
            "labelled": each.labelled_at.isoformat(), "have_this_too": each.me_too, "solved": each.solved,
            "note": each.note,
        }
        for each in theme.threads
    ]  # fmt: skip
    return {
        "theme": theme.name, "threads_this_week": theme.count, "not_public": theme.unseen, "askers": theme.people,
        "have_this_too": theme.me_too, "threads_in_all": theme.in_all, "threads": threads,
    }  # fmt: skip


def as_rows(week: str, themes: Sequence[ThemeOfWeek], base_url: str) -> list[list[object]]:
    """A row for each theme and thread, every cell safe in a spreadsheet."""
    rows: list[list[object]] = [list(COLUMNS)]
    for theme in themes:
        for each in theme.threads:
            cells = (week, theme.name, each.title, base_url + each.url, each.category, each.labelled_at.isoformat(),
                     each.me_too, "yes" if each.solved else "no", each.note)  # fmt: skip
            rows.append([safe_cell(cell) for cell in cells])
    return rows
