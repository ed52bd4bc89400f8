"""Every change to people and what they say of themselves, a file a noun."""
