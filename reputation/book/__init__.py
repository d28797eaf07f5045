"""The ledger: price lists, lines, standings, statements, and deriving it all a second time."""
