"""Logs without values: a traceback keeps its places and the kind of error. It loses the message, which might quote what
somebody typed."""

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

Trouble: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Quiet(logging.Formatter):
    """Formats exceptions by place and kind alone."""

    def formatException(self, ei: Trouble) -> str:  # noqa: N802  the name is the library's
        kind, _error, trace = ei
        places = "".join(traceback.format_tb(trace)).rstrip()
        return f"{places}\n{kind.__module__}.{kind.__qualname__}" if kind else ""
