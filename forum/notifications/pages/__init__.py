"""The bell's page, how one wants notices by mail, and the links at the foot of mails."""

from forum.notifications.pages import bell, mailing, unsubscribing

ROUTES = (*bell.ROUTES, *mailing.ROUTES, *unsubscribing.ROUTES)
