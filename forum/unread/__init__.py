"""What is new to a reader: asked by every page that lists threads, and told by the pages that show them."""
