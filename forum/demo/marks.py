"""How rows of the demonstration are told from real ones: they stand in the table of imports, under this source."""

SOURCE = "the demonstration"  # with a space: no folder that is imported is called so by itself
