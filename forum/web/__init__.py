"""The HTTP frame, with no word of a forum inside: sessions, origin checks, forms, templates, limits, security headers.

Decision: a public page is rendered once for all readers of a language and leaves holes for what is personal (the menu,
one's own votes, the answer box); the holes are filled on the server, so that pages work without JavaScript. The road
not taken is a JSON island read by a script: smaller, but a page without script would not know its reader.
"""

from forum.web import numbers as numbers
