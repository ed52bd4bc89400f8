"""Athenaeum: mentoring among the staff of a library."""
