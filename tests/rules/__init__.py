"""Rules of the house, measured."""
