"""Athenaeum: mentoring among the staff of a library."""

__version__ = "0.1.0"
