"""What people say of the site itself, to those who run it: a form for everybody, and a list for admins.

Spam is kept out without riddles: a field that people do not see, a limit for each address, and plain text only.
"""
