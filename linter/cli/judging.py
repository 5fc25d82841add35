"""From what the user asked for to a report."""

from __future__ import annotations

from dataclasses import replace

from linter.cli.job import Request, build_job, root_of
from linter.remembered.seen import Seen
from linter.report import Report
from linter.run import Job, run
from linter.units.manner import Manner, Progress, untold


def judged(
    request: Request, seen: Seen | None = None, progress: Progress = untold
) -> tuple[Job, Report]:
    """The job that a request stands for, and what came of it; `seen` as `build_job` has it.

    Raises NoSuchPath, BadSettings, BadBaseline, NoSuchRevision, CatalogueError or MalformedPolicy.
    """
    job = replace(build_job(request, seen), manner=Manner(request.jobs, progress))
    if request.diff_base is None or job.base is None:
        return job, run(job)
    from linter.before import TreeBefore
    from linter.changes import changes_since
    from linter.since import Base, since

    changes = changes_since(root_of(request), request.diff_base, job.tree.paths())
    base = Base(request.diff_base, TreeBefore(job.tree, job.base, changes), changes)
    job = replace(job, base=base.tree)
    return job, since(job, run(job), base)
