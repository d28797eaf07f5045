"""The one table of roles and acts.

Nothing in it is typed by hand: each act names the policy that pages ask, with an example of what it is asked about, and
the cells are its answers for one actor of each kind. A rule test demands that every public `may_…` of a policy stands
in the table, or in its list of what needs no row with the reason. Packages add their acts through their Extension.
The road not taken was a table of permissions that policies look up: a policy also asks whose thread it is and how it
stands, which no table of roles can say.
"""
