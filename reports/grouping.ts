import { stripVTControlCharacters } from 'node:util';
import type { CheckEntry, RunDocument } from './run-document.ts';

/** Outcomes that need a reader, worst first, with the words that head them. */
export const headings: readonly { outcome: CheckEntry['outcome']; heading: string }[] = [
  { outcome: 'failed', heading: 'Failed: a SHALL is broken' },
  { outcome: 'notTestable', heading: 'Not testable: claimed, but a prerequisite is missing' },
  { outcome: 'harnessError', heading: 'Harness errors: ours, not the server’s' },
  { outcome: 'notRun', heading: 'Did not run' },
  { outcome: 'warning', heading: 'Warnings: a SHOULD is broken' },
];

/** Checks told together: those that break the same rule, or that stopped for the same reason. */
export interface Group {
  checks: CheckEntry[];
  /** What the first of them says, for a group that has a reason and no rule. */
  reason: string;
}

/** The checks of one outcome as a reader wants them. */
export interface Section {
  groups: Group[];
  /** What is not listed, by kind of finding. */
  more: { kind: string; count: number }[];
}

/**
 * The checks of one outcome in groups. A broken server has the same kind of finding hundreds of
 * times: of each kind only the first are listed, the rest is counted.
 * @param limit how many checks of a kind are listed
 */
export function sectionOf(
  run: RunDocument,
  outcome: CheckEntry['outcome'],
  limit = Number.POSITIVE_INFINITY,
): Section {
  const checks = run.checks.filter((check) => check.outcome === outcome);
  const kinds = [...groupBy(checks, kindOf)];
  const listed = new Set(kinds.flatMap(([, members]) => members.slice(0, limit)));
  const key = breaksRule(outcome) ? (check: CheckEntry) => check.requirements[0] ?? '' : saidOf;
  const groups = groupBy(
    checks.filter((check) => listed.has(check)),
    key,
  );
  return {
    groups: [...groups.values()].map((members) => ({
      checks: members,
      reason: members[0] === undefined ? '' : saidOf(members[0]),
    })),
    more: kinds
      .map(([kind, members]) => ({ kind, count: members.length - limit }))
      .filter(({ count }) => count > 0),
  };
}

/** The outcomes in which a rule was broken; in the others a reason says why nothing was judged. */
export function breaksRule(outcome: CheckEntry['outcome']): boolean {
  return outcome === 'failed' || outcome === 'warning';
}

function kindOf(check: CheckEntry): string {
  return check.findings[0]?.code ?? saidOf(check);
}

/** Items by a key of theirs, keys in order of appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const members = groups.get(key(item));
    if (members === undefined) groups.set(key(item), [item]);
    else members.push(item);
  }
  return groups;
}

/** What the server did, in one line. */
export function saidOf(check: CheckEntry): string {
  const [first, ...others] = check.findings;
  const text = first?.message ?? firstLine(check.reason ?? 'no reason was given');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return oneLine(text) + more;
}

/** A reason may carry a stack trace, which is for run.json. */
function firstLine(text: string): string {
  return oneLine(text.split('\n', 1)[0] ?? '');
}

/** Text in one line; control characters, which a server could aim at a terminal, made harmless. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '\uFFFD')
    .trim();
}

/** `12 passed · 1 warning · …`, what is zero left out, except passed. */
export function countsLine(run: RunDocument): string {
  const { counts } = run;
  const parts: [number, string][] = [
    [counts.passed, 'passed'],
    [counts.failed, 'failed'],
    [counts.notTestable, 'not testable'],
    [counts.harnessError, counts.harnessError === 1 ? 'harness error' : 'harness errors'],
    [counts.warning, counts.warning === 1 ? 'warning' : 'warnings'],
    [counts.notApplicable, 'not applicable'],
    [counts.notRun, 'not run'],
  ];
  const told = parts.filter(([number, word]) => number > 0 || word === 'passed');
  const noun = counts.planned === 1 ? 'check' : 'checks';
  return `${counts.planned} ${noun}: ${told.map((part) => part.join(' ')).join(' · ')}`;
}

/** The verdict in words. */
export const verdictWords: Record<RunDocument['verdict'], string> = {
  conformant: 'conformant',
  'not-conformant': 'not conformant',
  'not-judged': 'not judged',
};

/** The target in one line: URL, software, version of FHIR. */
export function targetLine(run: RunDocument): string {
  const { url, software, fhirVersion } = run.target;
  const parts = [url, software, fhirVersion === undefined ? undefined : `FHIR ${fhirVersion}`];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** What preflight settled, in one line; undefined when it did not finish. */
export function preflightLine(run: RunDocument): string | undefined {
  const facts = run.target.preflight;
  if (facts === undefined) return undefined;
  const { parameter } = facts.scope as { parameter?: string };
  const narrowed =
    parameter === undefined ? 'searches not narrowed' : `searches narrowed by ${parameter}`;
  const references = `references that lead nowhere ${facts.danglingReferences}`;
  const lag = `index lag ${facts.indexLagMs} ms`;
  return [lag, narrowed, references, `search cache ${facts.searchCache}`].join(' · ');
}
