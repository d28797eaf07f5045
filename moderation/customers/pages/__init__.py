"""Pages of customers: plans and organisations for admins, a person for staff."""

from starlette.routing import Route

from moderation.customers.pages import person, plans

ROUTES = [
    Route("/admin/plans", plans.show_plans),
    Route("/admin/plans", plans.add_plan, methods=["POST"]),
    Route("/admin/plans/{plan:int}/remove", plans.take_plan_away, methods=["POST"]),
    Route("/admin/organisations", plans.save_one, methods=["POST"]),
    Route("/admin/organisations/{organisation:int}/remove", plans.take_organisation_away, methods=["POST"]),
    Route("/admin/accounts", plans.give_account, methods=["POST"]),
    Route("/admin/accounts/{assignment:int}/remove", plans.take_account_back, methods=["POST"]),
    Route("/admin/customers", plans.import_list, methods=["POST"]),
    Route("/mod/people/{user:int}", person.show_customer),
    Route("/mod/people/{user:int}", person.say, methods=["POST"]),
]
