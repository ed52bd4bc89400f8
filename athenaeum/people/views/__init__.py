"""Pages about people, a file a noun."""
