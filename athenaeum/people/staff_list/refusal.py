"""A file that cannot be read at all."""

from typing import Any


class Unreadable(Exception):
    """The file is refused whole. `code` names the sentence in `words.REFUSALS`, `extra` what it fills in."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra
