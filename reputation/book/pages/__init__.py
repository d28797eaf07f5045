"""Pages of the book."""

from reputation.book.pages import statement

ROUTES = [*statement.ROUTES]
