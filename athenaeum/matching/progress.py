"""A progress bar for people who wait at a terminal, and how long each stage took."""

from time import perf_counter
from typing import TextIO

WIDTH = 24
PAUSE = 0.1  # seconds between two drawings
SHARE = {"reading": 0.0, "fits": 0.1, "matching": 0.15, "explaining": 0.9, "writing": 0.97}


class Bar:
    """Draws on a terminal and is silent elsewhere."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._draws = out, out.isatty()
        self.pause = PAUSE
        self._started = self._since = perf_counter()
        self._drawn = 0.0
        self._stage = ""
        self._seconds: dict[str, float] = {}

    def stage(self, name: str) -> None:
        """Begin a stage, and end the one before."""
        self._end()
        self._stage = name
        self._draw(SHARE[name], name, always=True)

    def progress(self, stage: str, fraction: float, best: float | None, bound: float | None) -> None:
        """How far the engine is."""
        start, end = SHARE["matching"], SHARE["explaining"]
        known = f", best so far {best:g}" if best else ""
        known += f", at most {bound:g}" if bound else ""
        self._draw(start + (end - start) * fraction, f"{stage}{known}")

    def seconds(self) -> dict[str, float]:
        """Seconds by stage so far, and in total."""
        self._end()
        return {**self._seconds, "total": perf_counter() - self._started}

    def close(self) -> None:
        """Wipe the line."""
        if self._draws:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def _end(self) -> None:
        now = perf_counter()
        if self._stage:
            self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._since
        self._since = now

    def _draw(self, share: float, text: str, *, always: bool = False) -> None:
        now = perf_counter()
        if not self._draws or (now - self._drawn < self.pause and not always):
            return
        self._drawn = now
        full = round(min(max(share, 0.0), 1.0) * WIDTH)
        self._out.write(f"\r\x1b[K{'█' * full}{'░' * (WIDTH - full)} {share:4.0%}  {text[:60]}")
        self._out.flush()
