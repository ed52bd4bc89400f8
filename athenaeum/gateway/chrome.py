"""What stands around every page for this person: the one context variable that the base page draws itself from."""

from typing import Any

from django.http import HttpRequest


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    return {}
