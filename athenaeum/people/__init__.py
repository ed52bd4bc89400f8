"""Persons, the posts they hold, what they know and wish to learn, how they like to be reached. Floor 1.

Nouns: organisation, site, unit, person, post, role, area, expertise, learning area, channel, openness, staff list.
"""
