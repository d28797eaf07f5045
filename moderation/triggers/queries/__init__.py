"""Every read of triggers. Posts come under the forum's own conditions of who sees what."""
