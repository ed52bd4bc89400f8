"""Letters: the outbox, their layout, their delivery. Floor 2.

Nouns: letter, outbox.
"""
