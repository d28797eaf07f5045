"""Pages of badges."""

from reputation.badges.pages import by_hand, making, shown

ROUTES = [*shown.ROUTES, *by_hand.ROUTES, *making.ROUTES]
