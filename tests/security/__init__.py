"""What somebody who wishes us ill would try: on every form, as everybody, with every text."""
