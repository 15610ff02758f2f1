import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { type ShapeProblem, shapeProblems } from '../../fixtures/json-shape.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { roundTripText } from './round-trip-text.ts';

const needs = { interactions: ['create', 'read'] };

/** Cases of generators/round-trip.ts that have every element, every datatype and numbers of every size. */
const rich = ['all-elements', 'extension-values', 'primitive-extensions', 'integer-limits'];

/** Studies with all there is, as the server gives them back: in the answer to the create, and read. */
async function answersOf(context: CheckContext): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const key of rich) {
    const { study, text } = roundTripText(context, key);
    const created = await context.server.create(study, { text });
    const id = idOf(created);
    if (created.status !== 201 || !id) continue;
    if (created.resource?.resourceType === 'ImagingStudy') answers.push(created);
    answers.push(await context.server.read('ImagingStudy', id));
  }
  if (answers.length === 0) throw new NotApplicable('no study with more than the usual was stored');
  return answers;
}

const rules: { id: string; kind: ShapeProblem['kind']; rule: string; requirement: string }[] = [
  {
    id: 'crud/read/json-primitive-types',
    kind: 'primitive',
    rule: 'Numbers and booleans are JSON numbers and booleans, every other primitive is a string.',
    requirement: 'format-json-primitive-types',
  },
  {
    id: 'crud/read/json-arrays',
    kind: 'array',
    rule: 'An element that may repeat is an array, also with one item; any other is none.',
    requirement: 'format-json-repeating-as-array',
  },
  {
    id: 'crud/read/json-no-empties',
    kind: 'empty',
    rule: 'No member is empty or null, save for the gaps in arrays of primitives.',
    requirement: 'format-json-output-no-empties',
  },
];

/** How a study is written in JSON (json.html). */
export const jsonChecks: Check[] = rules.map(({ id, kind, rule, requirement }) =>
  check(id, { rule, requirements: [requirement], needs }, async (context) => {
    for (const answer of await answersOf(context)) {
      const found = answer.resource ? shapeProblems(answer.resource) : [];
      const [first, ...more] = found.filter((problem) => problem.kind === kind);
      context.judge(answer).that(first === undefined, {
        code: `json-${kind}`,
        message: `${first?.message}${more.length > 0 ? `, and ${more.length} more` : ''}`,
        expected: rule,
        actual: first ? [first, ...more].slice(0, 20) : null,
        ...(first ? { expression: `ImagingStudy.${first.path}` } : {}),
      });
    }
  }),
);
