"""Every change to the outbox, a file a noun."""
