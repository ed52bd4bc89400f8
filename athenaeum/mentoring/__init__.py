"""A pair at work. Floor 4. In this issue a first plain room; the next one furnishes and seals it.

Nouns: pair, room.
"""
