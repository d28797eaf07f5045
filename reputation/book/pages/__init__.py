"""Pages of the book."""

from reputation.book.pages import disputes, prices, statement

ROUTES = [*statement.ROUTES, *prices.ROUTES, *disputes.ROUTES]
