import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { type Flaw, flawsOfServer } from '../../../fixtures/flaws.ts';
import { carriesRunMark } from '../../../generators/run-mark.ts';

export interface OutputOptions {
  /** Only a part of each resource was asked for. */
  isPart?: boolean;
}

/**
 * One assertion: an answer is valid, as far as the server that gave it is to blame. Resources that are not of this
 * run are not looked into, be it that they stand in its Bundle.
 */
export function judgeOutput(
  { judge, session }: Pick<CheckContext, 'judge' | 'session'>,
  answer: Answer,
  { isPart = false }: OutputOptions = {},
): void {
  const isOurs = (resource: Answer['resource'] & object) =>
    resource === answer.resource || carriesRunMark(resource, session.runId);
  const [first, ...more] = flawsOfServer(answer.text, isOurs, isPart);
  judge(answer).that(first === undefined, first ? findingOf(first, more) : VALID);
}

const VALID = { code: 'valid', message: 'the answer is valid', expected: null, actual: null };

function findingOf(first: Flaw, more: readonly Flaw[]) {
  const others = more.length > 0 ? `, and ${more.length} more` : '';
  return {
    code: `invalid-${first.rule}`,
    message: `the answer is not valid: ${first.message}${others}`,
    expected: `a valid resource (${first.clause})`,
    actual: [first, ...more].slice(0, 20).map(({ message }) => message),
    ...(first.expression === undefined ? {} : { expression: first.expression }),
  };
}
