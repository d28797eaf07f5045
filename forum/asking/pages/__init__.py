"""HTTP in, template out, for everything before a question is posted."""

from forum.asking.pages import asking, figures, finding, matching

ROUTES = (*asking.ROUTES, *matching.ROUTES, *finding.ROUTES, *figures.ROUTES)
