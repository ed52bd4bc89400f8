"""Programmes, their cohorts, who applies, how a round is matched and what each side answers. Floor 3.

Nouns: programme, cohort, application, wish, round, run, pin, exclusion, proposal, request.
The only room that calls the matching engine.
"""
