import {
  ALL_OK,
  type OutcomeIssue,
  type Validation,
  type Validator,
} from '../../oracles/validator/index.ts';
import type { GivenDocument } from './documents.ts';

/** A verdict, as a line of `--format json` has it. */
export interface Judged extends Validation {
  /** File name; with `#n` for the n-th line of NDJSON or entry of a Bundle. */
  source: string;
}

/**
 * The verdict on a document. A Bundle that is a file of its own gets one for what is its own and one for each of its
 * resources, with places in the file.
 */
export function* judge(validator: Validator, { source, text }: GivenDocument): Generator<Judged> {
  const whole = validator.validateText(text);
  const entries = source.includes('#') ? [] : resourcesOf(text);
  if (entries.length === 0) {
    yield { source, ...whole };
    return;
  }
  const { own, byEntry } = parted(whole.outcome.issue);
  yield { source, ...verdictOf(own) };
  const isCut = own.some(({ details }) => details.coding[0].code === 'left-out');
  for (const { n, resource } of entries) {
    const verdict = isCut ? validator.validate(resource) : verdictOf(byEntry.get(n) ?? []);
    yield { source: `${source}#${n + 1}`, ...verdict };
  }
}

/** The resources of a Bundle, with the index of their entry; none of anything else. */
function resourcesOf(text: string): { n: number; resource: unknown }[] {
  if (!text.includes('"Bundle"')) return [];
  try {
    const { resourceType, entry } = JSON.parse(text) as { resourceType?: unknown; entry?: unknown };
    if (resourceType !== 'Bundle' || !Array.isArray(entry)) return [];
    return (entry as ({ resource?: unknown } | null)[]).flatMap((one, n) =>
      one?.resource === undefined ? [] : [{ n, resource: one.resource }],
    );
  } catch {
    return [];
  }
}

function parted(issues: readonly OutcomeIssue[]) {
  const own: OutcomeIssue[] = [];
  const byEntry = new Map<number, OutcomeIssue[]>();
  for (const issue of issues) {
    const n = /^Bundle\.entry\[(\d+)\]\.resource(?![A-Za-z])/.exec(
      issue.expression?.[0] ?? '',
    )?.[1];
    if (n === undefined) own.push(issue);
    else {
      const list = byEntry.get(Number(n)) ?? [];
      byEntry.set(Number(n), list);
      list.push(issue);
    }
  }
  return { own, byEntry };
}

function verdictOf(issues: OutcomeIssue[]): Validation {
  const valid = !issues.some(({ severity }) => severity === 'error' || severity === 'fatal');
  return {
    valid,
    outcome: { resourceType: 'OperationOutcome', issue: issues.length > 0 ? issues : [ALL_OK] },
  };
}
