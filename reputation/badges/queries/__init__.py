"""Every read of badges: how deeds are counted, what people hold, what pages show."""
