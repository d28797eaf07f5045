"""HTTP in, template out, for everything that people do with threads and posts."""

from forum.threads.pages import answering, asking, deleting, editing, history, me_too, solving, sorting

ROUTES = (
    *asking.ROUTES,
    *answering.ROUTES,
    *editing.ROUTES,
    *deleting.ROUTES,
    *solving.ROUTES,
    *me_too.ROUTES,
    *sorting.ROUTES,
    *history.ROUTES,
)
