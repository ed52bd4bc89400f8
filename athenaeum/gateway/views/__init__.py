"""Pages of the doors, a file a noun."""
