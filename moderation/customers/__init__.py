"""Whose customers people are: their organisation, and the plan that says how soon they are answered."""
