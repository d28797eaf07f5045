"""Flags: what people report, how much each report weighs, and what they hear of it afterwards."""
