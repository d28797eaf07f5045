"""Articles among the results of a search."""

from forum.actor import Actor
from forum.database import Session
from forum.markup import plain
from forum.search.beside import MOST, Beside, Wanted
from kb_bridge.rows import article_url

READ = 40_000  # characters of each
FOUND = """
SELECT a.id, a.slug, a.title, left(a.body_html, $9) AS html, a.tags, a.language, a.helpful - a.unhelpful AS score,
       a.created_at, coalesce(a.edited_at, a.created_at) AS changed_at, c.slug AS category_slug,
       c.name AS category_name, $2 = '' OR a.words @@ to_tsquery('simple', $2) AS has_all
  FROM articles a LEFT JOIN categories c ON c.id = a.category_id AND c.visibility = ANY($1::text[])
 WHERE a.visibility = ANY($1::text[]) AND a.state = 'published'
   AND ($3 = '' OR a.words @@ to_tsquery('simple', $3))
   AND a.tags @> $4::text[] AND NOT a.tags && $5::text[]
   AND (cardinality($6::text[]) = 0 OR c.slug = ANY($6)) AND coalesce(NOT c.slug = ANY($7::text[]), true)
   AND ($8 = '' OR NOT a.words @@ to_tsquery('simple', $8))
   AND (cardinality($11::text[]) = 0 OR a.language = ANY($11)) AND coalesce(NOT a.language = ANY($12::text[]), true)
   AND ($13::float8 IS NULL OR coalesce(a.edited_at, a.created_at) >= to_timestamp($13))
   AND ($14::float8 IS NULL OR coalesce(a.edited_at, a.created_at) < to_timestamp($14))
 ORDER BY has_all DESC,
          CASE WHEN $3 = '' THEN 0 ELSE ts_rank('{0.1, 0.2, 0.4, 1.0}', a.words, to_tsquery('simple', $3), 1) END DESC,
          a.created_at DESC, a.id DESC LIMIT $10
"""


async def articles_found(session: Session, actor: Actor, wanted: Wanted) -> list[Beside]:
    """Those that the actor may read, the likeliest first."""
    places = list(wanted.categories), list(wanted.not_categories)
    tags = list(wanted.tags), list(wanted.not_tags)
    words = wanted.all, wanted.some
    languages = list(wanted.languages), list(wanted.not_languages)
    shown = wanted.refused, READ, MOST, *languages, *wanted.time
    rows = await session.fetch(FOUND, list(actor.sees), *words, *tags, *places, *shown)
    return [
        Beside(
            id=row["id"], url=article_url(row["id"], row["slug"]), title=row["title"], text=plain(row["html"]),
            tags=tuple(row["tags"]), language=row["language"], score=row["score"], created_at=row["created_at"],
            changed_at=row["changed_at"], category_slug=row["category_slug"], category_name=row["category_name"],
            has_all=row["has_all"],
        )
        for row in rows
    ]  # fmt: skip
