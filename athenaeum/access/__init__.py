"""Who may see or do what: the policy table, the audit trail, denial by default. Floor 0.

Nouns: record, verb, path, level, audit event. Knows every model by its label only and imports no room.
"""
