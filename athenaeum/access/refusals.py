"""The three shapes of a refusal: invisible, not yours, not now. Every view knows them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404


class Invisible(Http404):
    """The record does not exist for this person: the same 404 whether it is foreign, ended or absent."""


class NotYours(PermissionDenied):
    """The person may see the record and may not do this with it."""


class NotNow(Exception):
    """The moment is wrong. The message is a whole, translated sentence for the person: what happened,
    that nothing was lost, what to do next."""
