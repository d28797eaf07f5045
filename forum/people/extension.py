"""What this room adds to the forum."""

from starlette.routing import Route

from forum.extension import AdminPage, Extension
from forum.i18n import _
from forum.people.pages.admin import give_roles, list_people, show_person
from forum.people.pages.completing import complete
from forum.people.pages.drafts import drafts
from forum.people.pages.person import answers, directory, questions
from forum.people.pages.profile import profile
from forum.places import Place, admins, signed_in

EXTENSION = Extension(
    name="people",
    routes=(
        Route("/people", directory, methods=["GET"]),
        Route("/complete", complete, methods=["GET"]),
        Route("/settings", profile, methods=["GET", "POST"]),
        Route("/drafts", drafts, methods=["GET"]),
        Route("/u/{name}", questions, methods=["GET"]),
        Route("/u/{name}/answers", answers, methods=["GET"]),
        Route("/admin/people", list_people, methods=["GET"]),
        Route("/admin/people/{id:int}", show_person, methods=["GET"]),
        Route("/admin/people/{id:int}", give_roles, methods=["POST"]),
    ),
    places=(
        Place("/u/{name}", _("My page"), signed_in, "i"),
        Place("/people", _("People")),
        Place("/admin", _("Administration"), admins, "a"),
        Place("/admin/people", _("People and their roles"), admins),
    ),
    admin_pages=(
        AdminPage("/admin/people", _("People"), _("Everybody with an account, and their roles."), "me", group="people"),
    ),
)
