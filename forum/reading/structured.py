"""What a thread says to machines: schema.org as JSON-LD, so that a solved question is found with its answer."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from forum.i18n import gettext
from forum.markup import plain
from forum.threads.rows import PostRow, ThreadView
from forum.web.machines import breadcrumbs, in_graph

WORDS_MOST = 1500  # characters of a post's text that are repeated for machines
ANSWERS_MOST = 20


def thread_as_json_ld(thread: ThreadView, opening: PostRow, answers: list[PostRow], *, base_url: str) -> Markup:
    """The text of a script element of type application/ld+json: the thread, and the way to it."""
    describe = question_page if thread.is_question else discussion_posting
    way = [("/", gettext("Questions")), (f"/c/{thread.category_slug}", thread.category_name)]
    return in_graph(
        describe(thread, opening, answers, base_url=base_url), breadcrumbs([*way, (thread.url, thread.title)], base_url)
    )


def question_page(thread: ThreadView, opening: PostRow, answers: list[PostRow], *, base_url: str) -> dict[str, Any]:
    url = base_url + thread.url
    accepted = [each for each in answers if each.id == thread.accepted_post_id]
    others = [each for each in answers if each.id != thread.accepted_post_id][:ANSWERS_MOST]
    question: dict[str, Any] = {
        "@type": "Question",
        "name": thread.title,
        "text": words_of(opening),
        "url": url,
        "author": author_of(opening, base_url),
        "datePublished": opening.created_at.isoformat(),
        "answerCount": thread.answer_count,
        "upvoteCount": opening.score,
        "keywords": thread.tags,
        "suggestedAnswer": [answer(each, url, base_url) for each in others],
    }
    if opening.language:
        question["inLanguage"] = opening.language
    if opening.edited_at:
        question["dateModified"] = opening.edited_at.isoformat()
    if accepted:
        question["acceptedAnswer"] = answer(accepted[0], url, base_url)
    if not question["suggestedAnswer"]:
        del question["suggestedAnswer"]
    return {"@type": "QAPage", "mainEntity": question}


def answer(post: PostRow, thread_url: str, base_url: str) -> dict[str, Any]:
    described = {
        "@type": "Answer",
        "text": words_of(post),
        "url": f"{thread_url}#post-{post.id}",
        "author": author_of(post, base_url),
        "datePublished": post.created_at.isoformat(),
        "upvoteCount": post.score,
    }
    return described | {"inLanguage": post.language} if post.language else described


def discussion_posting(
    thread: ThreadView, opening: PostRow, replies: list[PostRow], *, base_url: str
) -> dict[str, Any]:
    url = base_url + thread.url
    return {
        "@type": "DiscussionForumPosting",
        "headline": thread.title,
        "text": words_of(opening),
        "url": url,
        "author": author_of(opening, base_url),
        "datePublished": opening.created_at.isoformat(),
        "keywords": thread.tags,
        "commentCount": thread.answer_count,
        "comment": [
            {
                "@type": "Comment",
                "text": words_of(each),
                "url": f"{url}#post-{each.id}",
                "author": author_of(each, base_url),
                "datePublished": each.created_at.isoformat(),
            }
            for each in replies[:ANSWERS_MOST]
        ],
    }


def author_of(post: PostRow, base_url: str) -> dict[str, str]:
    person = {"@type": "Person", "name": post.author_display or post.author_name or "?"}
    if post.author_name:
        person["url"] = f"{base_url}/u/{quote(post.author_name)}"
    return person


def words_of(post: PostRow) -> str:
    return plain(post.body_html)[:WORDS_MOST]
