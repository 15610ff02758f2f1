import { stripVTControlCharacters } from 'node:util';
import type { TestCase } from '@playwright/test/reporter';
import { type CheckResult, outcomes } from '../evidence/finding.ts';
import { resultAttachment } from './planned-check.ts';
import type { Played } from './settle.ts';

/** What a test came to, by its last run; undefined if it never started. */
export function playedOf(test: TestCase): Played | undefined {
  const last = test.results.at(-1);
  if (last === undefined) return undefined;
  const attachment = last.attachments.find((candidate) => candidate.name === resultAttachment);
  const result = parseResult(attachment?.body?.toString('utf8'));
  const skip = last.annotations.find((annotation) => annotation.type === 'skip');
  const error = last.error?.message ?? last.error?.value ?? skip?.description;
  return {
    status: last.status,
    durationMs: last.duration,
    ...(result === undefined ? {} : { result }),
    ...(error === undefined ? {} : { error: stripVTControlCharacters(error) }),
  };
}

/** A result that does not look like one counts as none: the check is then a harness error. */
function parseResult(text: string | undefined): CheckResult | undefined {
  if (text === undefined) return undefined;
  try {
    const result = JSON.parse(text) as CheckResult;
    const whole = outcomes.includes(result.outcome) && Array.isArray(result.findings);
    return whole ? result : undefined;
  } catch {
    return undefined;
  }
}
