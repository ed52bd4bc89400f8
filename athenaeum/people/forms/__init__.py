"""The forms in which people speak of themselves, a file a noun."""
