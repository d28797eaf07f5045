"""Pages of trust."""

from reputation.trust.pages import asking, privileges, rules

ROUTES = [*privileges.ROUTES, *rules.ROUTES, *asking.ROUTES]
