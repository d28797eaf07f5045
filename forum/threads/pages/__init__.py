"""HTTP in, template out, for everything that people do with threads and posts."""

from forum.threads.pages import answering, deleting, editing, history, me_too, previewing, solving, sorting

ROUTES = (
    *previewing.ROUTES,
    *answering.ROUTES,
    *editing.ROUTES,
    *deleting.ROUTES,
    *solving.ROUTES,
    *me_too.ROUTES,
    *sorting.ROUTES,
    *history.ROUTES,
)
