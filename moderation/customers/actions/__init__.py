"""Every write of plans, organisations, customers and who looks after them."""

from moderation.customers.actions.grouping import put_groups_right
from moderation.customers.actions.keeping import remove_organisation, remove_plan, save_organisation, save_plan
from moderation.customers.actions.managing import (
    assign_account,
    follow_accounts,
    put_follows_right,
    remember_follows,
    unassign_account,
)
from moderation.customers.actions.saying import Said, import_customers, say_customer, take_plan

__all__ = ["Said", "assign_account", "follow_accounts", "import_customers", "put_follows_right", "put_groups_right",
           "remember_follows",
           "remove_organisation", "remove_plan", "save_organisation", "save_plan", "say_customer",
           "take_plan", "unassign_account"]  # fmt: skip
