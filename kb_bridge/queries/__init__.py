"""Every read of topics, proposals and articles. Threads and posts are only ever had from the forum, as a visitor would
see them: what a visitor may not read is in no topic, no draft and no article."""
