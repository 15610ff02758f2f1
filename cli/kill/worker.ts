import { systemClock } from '../../fixtures/clock.ts';
import { checks } from '../../suites/index.ts';
import type { Assignment, FaultRun, Job } from './fault-run.ts';
import { gatherFaults } from './faults.ts';
import { runFault } from './run-fault.ts';
import { startVirtualTime } from './virtual-time.ts';

/** A process of the kill matrix: runs one fault after the other, as its parent says. */
async function work(assignment: Assignment): Promise<void> {
  const { folders, url } = assignment;
  const clock = url === undefined ? startVirtualTime() : systemClock;
  const faults = await gatherFaults(folders);
  process.on('message', async (job: Job) => {
    const wanted = new Set(job.checks);
    const fault = job.fault === undefined ? undefined : faults.get(job.fault);
    const run = await runFault({
      job,
      ...(fault ? { fault } : {}),
      checks: checks.filter(({ id }) => wanted.has(id)),
      ...(url === undefined ? {} : { url }),
      clock,
    });
    tell(run);
  });
  tell('ready');
}

/** Nobody listens any more once the parent is gone; this process ends then as well. */
function tell(message: FaultRun | 'ready'): void {
  process.send?.(message, undefined, undefined, () => undefined);
}

process.once('message', (assignment: Assignment) => {
  work(assignment).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(3);
  });
});
process.once('disconnect', () => process.exit());
// The parent hears of it as well, and lets the run under way come to its end.
process.on('SIGINT', () => undefined);
