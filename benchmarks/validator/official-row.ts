import { readFileSync } from 'node:fs';
import { official } from './official.ts';
import type { Row } from './row.ts';

/** One in so many defects is judged: all of them take minutes. */
const EVERY = 12;
const SMALL = 300;
const LARGE = 4;

interface Texts {
  small: string;
  large: string;
  valid: readonly string[];
  invalid: readonly string[];
}

/** What the official validator does in one process; all that is judged before a rate is taken warms it up. */
export async function officialRow({ small, large, valid, invalid }: Texts): Promise<Row> {
  const sample = invalid.filter((_, i) => i % EVERY === 0);
  const groups = [
    [small],
    sample,
    valid,
    Array<string>(2 * SMALL).fill(small),
    Array<string>(SMALL).fill(small),
    Array<string>(LARGE).fill(large),
    Array<string>(LARGE).fill(large),
  ];
  const run = official(groups.flat());
  const ends: number[] = [];
  const refused: number[] = [];
  let megabytes = Number.NaN;
  let group = 0;
  let [left, bad] = [1, 0];
  for await (const verdict of run.verdicts) {
    if (!verdict.valid) bad++;
    if (--left > 0) continue;
    ends.push(verdict.processCpuMs / 1000);
    refused.push(bad);
    megabytes = peakOf(run.process.pid) ?? megabytes;
    bad = 0;
    left = groups[++group]?.length ?? 0;
  }
  if (group < groups.length) throw new Error('the official validator stopped early');
  const spent = (i: number) => (ends[i] ?? 0) - (ends[i - 1] ?? 0);
  return {
    name: `Official validator, in HAPI (every ${EVERY}th defect)`,
    small: SMALL / spent(4),
    large: LARGE / spent(6),
    found: (refused[1] ?? 0) / sample.length,
    alarms: refused[2] ?? 0,
    firstMs: 1000 * spent(0),
    megabytes,
  };
}

/** The most memory that a process had resident so far; undefined if it is gone, or not on Linux. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
  } catch {
    return undefined;
  }
}
