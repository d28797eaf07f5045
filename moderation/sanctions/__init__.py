"""Sanctions: warnings, silences and suspensions, each with a reason and an end."""
