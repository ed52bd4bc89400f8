"""The *when* of every change: a model's STEPS, (from, verb, to), say which step is open to a row as it stands."""

from typing import Any

from .refusals import NotNow


def after(row: Any, verb: str) -> str | None:
    """The state a row reaches by a verb, or None where the verb is not open to it now."""
    return next((to for here, step, to in row.STEPS if here == row.state and step == verb), None)


def next_state(row: Any, verb: str, otherwise: str) -> str:
    """The state a row reaches by a verb.

    Args:
        row: a row with a `state` and STEPS.
        verb: the step.
        otherwise: the sentence for the person where the step is not open now.

    Raises:
        NotNow: with that sentence.
    """
    state = after(row, verb)
    if state is None:
        raise NotNow(otherwise)
    return state
