"""Every write of plans, organisations and customers."""

from moderation.customers.actions.keeping import remove_organisation, remove_plan, save_organisation, save_plan
from moderation.customers.actions.saying import Said, import_customers, say_customer

__all__ = ["Said", "import_customers", "remove_organisation", "remove_plan", "save_organisation", "save_plan",
           "say_customer"]  # fmt: skip
