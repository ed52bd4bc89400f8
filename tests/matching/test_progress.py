"""The bar draws for people and is silent for machines."""

import io

from athenaeum.matching.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_stage_the_best_and_the_bound_and_a_clean_line_at_the_end():
    out = Terminal()
    bar = Bar(out)
    bar.stage("matching")
    bar.pause = 0
    bar.progress("proving", 0.5, 1902.0, 1926.0)
    bar.close()
    assert "proving, best so far 1902, at most 1926" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")


def test_a_pipe_sees_nothing():
    out = io.StringIO()
    bar = Bar(out)
    bar.stage("reading")
    bar.progress("proving", 0.5, None, None)
    bar.close()
    assert out.getvalue() == ""


def test_seconds_are_told_by_stage():
    bar = Bar(io.StringIO())
    bar.stage("reading")
    bar.stage("fits")
    assert list(bar.seconds()) == ["reading", "fits", "total"]
    assert all(seconds >= 0 for seconds in bar.seconds().values())
