import type { AnswerKind } from '../../fixtures/answer-log.ts';
import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';

interface Kind {
  kind: AnswerKind;
  rule: string;
  requirements: readonly [string, ...string[]];
  /** What was not answered where there is nothing to judge. */
  none: string;
}

const ofJson = [
  'validation-output-valid',
  'format-json-output-no-empties',
  'format-json-unique-property-names',
  'validation-unknown-element',
] as const;

const kinds: readonly Kind[] = [
  {
    kind: 'bundle',
    rule: 'Every Bundle that the server answered with in the run is valid.',
    requirements: ['bundle-structure-valid', ...ofJson],
    none: 'Bundle',
  },
  {
    kind: 'operation-outcome',
    rule: 'Every OperationOutcome that the server answered with in the run is valid.',
    requirements: ['rest-outcome-valid', ...ofJson],
    none: 'OperationOutcome',
  },
  {
    kind: 'capability-statement',
    rule: 'Every CapabilityStatement that the server answered with in the run is valid.',
    requirements: ['capability-required-elements', 'capability-invariants', ...ofJson],
    none: 'CapabilityStatement',
  },
  {
    kind: 'imaging-study',
    rule: 'Every study of the run that the server answered with has nothing invalid but what it was sent.',
    requirements: [...ofJson, 'format-json-primitive-types', 'validation-narrative-rules'],
    none: 'study of this run',
  },
  {
    kind: 'other',
    rule: 'Whatever else of the run the server answered with has nothing invalid but what it was sent.',
    requirements: [...ofJson],
    none: 'resource of another type that is of this run',
  },
];

const MOST_FINDINGS = 20;

/** All that was answered in a run, whichever check saw it; no check fails for what it happened to see. */
export const answerChecks: Check[] = kinds.map(({ kind, rule, requirements, none }) =>
  check(
    `validation/answers/${kind}`,
    { rule, requirements, needs: { answers: true } },
    async ({ answers, judge }) => {
      const { kinds: seen, flaws } = answers();
      const own = flaws.filter((flaw) => flaw.kind === kind);
      if (!seen.has(kind) && own.length === 0) {
        throw new NotApplicable(`in this run the server answered with no ${none} in JSON`);
      }
      if (own.length === 0)
        judge.that(true, { code: 'valid', message: rule, expected: null, actual: null });
      for (const { rule: broken, message, clause, expression, exchange } of own.slice(
        0,
        MOST_FINDINGS,
      )) {
        judge.that(false, {
          code: `invalid-${broken}`,
          message: `an answer is not valid: ${message}`,
          expected: `a valid resource (${clause})`,
          actual: message,
          ...(expression === undefined ? {} : { expression }),
          exchange,
        });
      }
    },
  ),
);
