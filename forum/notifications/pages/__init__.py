"""The bell's page, and the links at the foot of mails."""

from forum.notifications.pages import bell, unsubscribing

ROUTES = (*bell.ROUTES, *unsubscribing.ROUTES)
