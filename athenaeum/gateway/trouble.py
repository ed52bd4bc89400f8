"""When something goes wrong that nobody foresaw: a calm page, a code for the log, and the typed text back."""

import errno
import logging
import secrets
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.template.loader import render_to_string

from .accounts.parking import LEFT_OUT

log = logging.getLogger(__name__)
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
FOR_NOW = (OperationalError, InterfaceError)
# A staff list with its form around it.
MOST = settings.STAFF_LIST_MAX_BYTES + 2 * 2**20


def answer(template: str, status: int, **context: object) -> HttpResponse:
    """A page drawn without session, person or database, since these may be what is wrong."""
    return HttpResponse(render_to_string(f"ui/{template}.html", context), status=status)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What the request carried, to be given back; nothing where it cannot be read any more."""
    try:
        lists = list(request.POST.lists())
    except (RawPostDataException, OSError, *TOO_BIG):
        return []
    return [(name, str(value)) for name, values in lists if name not in LEFT_OUT for value in values]


def server_error(request: HttpRequest) -> HttpResponse:
    """What Django calls when a view failed.

    A database that is locked, away or read-only, and a full disk, pass: 503 and a word when to come back. Anything
    else is a fault of ours: 500 and a code.
    """
    error = sys.exc_info()[1]
    code = secrets.token_hex(4)
    log.error("Trouble %s at %s: %s", code, request.path, type(error).__name__)
    context = {"code": code, "parked": {"path": request.get_full_path(), "fields": typed(request)}}
    if isinstance(error, FOR_NOW) or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        response = answer("503", 503, **context)
        response["Retry-After"] = "30"
        return response
    return answer("500", 500, **context)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read; one that is too large gets the limit in words."""
    return answer("413", 413) if isinstance(exception, TOO_BIG) else answer("400", 400)


class SizeLimit:
    """Refuse what is larger than anything the house takes, before it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > MOST:
            return answer("413", 413)
        return self.get_response(request)
