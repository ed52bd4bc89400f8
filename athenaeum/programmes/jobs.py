"""Work that outlives a request. Thin: what is done lies in `reckoning` and in the actions.

The engine is loaded inside the job, so that the web process, which only enqueues, imports neither NumPy nor SciPy.
"""

from time import monotonic
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from athenaeum.access.policy import SYSTEM

from .actions import run as actions
from .models import Run

PAUSE = 0.5  # seconds between two words of progress


@task()
def carry_out(run_id: str) -> None:
    """Carry out a run. One that was killed half-way begins again from the start; one that is over stays as it is.

    Args:
        run_id: the key of the run.
    """
    run = actions.begin_run(run=Run.objects.select_related("round").get(pk=run_id), by=SYSTEM, now=timezone.now())
    if run is None:
        return
    from athenaeum.matching import Infeasible

    from .matching_input import Sides
    from .reckoning import Unlawful, named, reckon

    watch = Watch(run)
    sides = Sides(run.round, [(UUID(mentee), UUID(mentor)) for mentee, mentor in run.pins])
    try:
        found = reckon(sides, run.weights, run.by, watch)
    except Infeasible as clash:
        trouble = {"code": "pins", "pairs": named(clash.pairs, sides)}
        actions.fail_run(run=run, trouble=trouble, by=SYSTEM, now=timezone.now())
    except Unlawful:
        actions.fail_run(run=run, trouble={"code": "check"}, by=SYSTEM, now=timezone.now())
    else:
        now, stopped = timezone.now(), watch.stopped
        actions.finish_run(run=run, plan=found.plan, certificate=found.certificate, stopped=stopped, by=SYSTEM, now=now)


class Watch:
    """Tells the page how far a run is, at most twice a second, and hears whether somebody said stop."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.told = 0.0
        self.stopped = False

    def __call__(self, stage: str, done: float, best: float | None, bound: float | None) -> None:
        """What the engine calls.

        Raises:
            Stopped: the facilitator said stop; the engine answers with the best plan so far.
        """
        if monotonic() - self.told < PAUSE:
            return
        self.told = monotonic()
        if actions.tell_progress(run=self.run, stage=stage, done=done, best=best, bound=bound):
            return
        from athenaeum.matching import Stopped

        self.stopped = True
        raise Stopped
