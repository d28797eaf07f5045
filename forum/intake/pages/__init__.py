"""The webhook for letters, and the page that confirms a question."""

from forum.intake.pages import confirming, webhook

ROUTES = (*webhook.ROUTES, *confirming.ROUTES)
