"""Groups of people, who read a category that others do not.

A category that a group alone reads has the visibility `group_<number>`, and each of its people, on every request, the
numbers of their groups: so every query that compares a category with what the actor sees (forum/threads/queries/
visibility.py) respects groups without knowing of them. Staff see all of them by the list of all that there can be,
which is why there are at most forty. Where people come from is said with each membership: by hand, by their plan, by
the groups of a provider; somebody belongs to a group for as long as one of these says so.
"""
