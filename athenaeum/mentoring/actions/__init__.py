"""Every change to a pair, a file a noun."""
