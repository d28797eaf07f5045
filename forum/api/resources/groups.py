"""The groups of the document, and the address with which addresses of pages begin."""

from forum.web.api import Call
from forum.web.house import house

THREADS, POSTS, COMMENTS = "Threads", "Posts", "Comments"
PLACES, FINDING, PEOPLE, OWN = "Categories and tags", "Finding", "People", "One's own"


def base_of(call: Call) -> str:
    return house(call.request).settings.base_url
