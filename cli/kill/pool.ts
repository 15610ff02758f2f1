import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Assignment, FaultRun, Job } from './fault-run.ts';

const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

/** How long one run may take before its process is given up. */
const DEADLINE_MS = 600_000;

/** Processes that run faults, several at a time; one that breaks or hangs is replaced. */
export class Pool {
  readonly #assignment: Assignment;
  readonly #size: number;
  readonly #idle: ChildProcess[] = [];
  #stopped = false;

  constructor(assignment: Assignment, size: number) {
    this.#assignment = assignment;
    this.#size = size;
  }

  /** Runs all jobs, unless stopped; each result is handed over as it comes, in no particular order. */
  async run(jobs: readonly Job[], onResult: (run: FaultRun) => void): Promise<void> {
    const waiting = [...jobs];
    const lane = async () => {
      while (!this.#stopped) {
        const job = waiting.shift();
        if (!job) return;
        onResult(await this.#one(job));
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#size, jobs.length) }, lane));
  }

  /** No further job is begun. */
  stop(): void {
    this.#stopped = true;
  }

  close(): void {
    for (const child of this.#idle) child.disconnect();
    this.#idle.length = 0;
  }

  async #one(job: Job): Promise<FaultRun> {
    const started = performance.now();
    const child = this.#idle.pop() ?? start(this.#assignment);
    try {
      const run = await exchange(child, job);
      this.#idle.push(child);
      return run;
    } catch (error) {
      child.kill('SIGKILL');
      const stopped = { code: 'process', message: (error as Error).message };
      const durationMs = Math.round(performance.now() - started);
      return { key: job.key, stopped, results: [], thrown: [], left: [], durationMs };
    }
  }
}

function start(assignment: Assignment): ChildProcess {
  const child = fork(worker, {
    // Runs make much that dies young.
    execArgv: ['--max-semi-space-size=64', '--import', import.meta.resolve('tsx')],
    // What a fault prints is not part of what the command prints.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(assignment);
  return child;
}

/** @throws if the process ends or does not come to an end with its job */
function exchange(child: ChildProcess, job: Job): Promise<FaultRun> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      settle();
    };
    const timer = setTimeout(
      () => done(() => reject(new Error(`no result after ${DEADLINE_MS / 1000} s`))),
      DEADLINE_MS,
    );
    child.on('exit', (code, signal) =>
      done(() => reject(new Error(`the process ended with ${signal ?? code}`))),
    );
    child.on('message', (message) => {
      if (message === 'ready') child.send(job);
      else done(() => resolve(message as FaultRun));
    });
    if (ready.has(child)) child.send(job);
    ready.add(child);
  });
}

const ready = new WeakSet<ChildProcess>();
