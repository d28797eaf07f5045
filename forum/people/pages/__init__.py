"""The page of a person, the directory, and the admin's pages."""
