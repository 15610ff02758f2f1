import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { flawsOf } from '../../fixtures/flaws.ts';
import { type ShapeProblem, shapeProblems } from '../../fixtures/json-shape.ts';
import { repeatedNames } from '../../fixtures/repeated-names.ts';
import { idOf } from '../../fixtures/studies.ts';
import { type Resource, valueSet } from '../../spec/index.ts';
import { check } from '../check.ts';
import { roundTripText } from './round-trip-text.ts';

const needs = { interactions: ['create', 'read'] };

/** Cases of generators/round-trip.ts that have every element, several times and once, every datatype and numbers of every size. */
const rich = [
  'all-elements',
  'single-items',
  'extension-values',
  'primitive-extensions',
  'integer-limits',
];

/** Studies with all there is, as the server gives them back: in the answer to the create, read, and as a version. */
async function answersOf(context: CheckContext): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const key of rich) {
    answers.push(...(await answersTo(context, roundTripText(context, key))));
  }
  answers.push(...(await answersTo(context, { study: withAttributes(context) })));
  if (answers.length === 0) throw new NotApplicable('no study with more than the usual was stored');
  return answers;
}

/** A study whose narrative has attributes beside its namespace (narrative.html#rules). */
const withAttributes = ({ studies }: CheckContext) =>
  studies.one({
    text: {
      status: 'additional',
      div: '<div class="report" xmlns="http://www.w3.org/1999/xhtml" lang="de" xml:lang="de"><p>Thorax</p></div>',
    },
  });

async function answersTo(
  context: CheckContext,
  { study, text }: { study: Resource; text?: string },
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const created = await context.server.create(study, text === undefined ? {} : { text });
  const id = idOf(created);
  if (created.status !== 201 || !id) return [];
  if (created.resource?.resourceType === 'ImagingStudy') answers.push(created);
  const read = await context.server.read('ImagingStudy', id);
  answers.push(read);
  const versionId = read.resource?.meta?.versionId;
  if (versionId === undefined) return answers;
  const version = await context.server.vread('ImagingStudy', id, versionId);
  return version.status === 200 ? [...answers, version] : answers;
}

interface ShapeRule {
  id: string;
  kind: ShapeProblem['kind'];
  rule: string;
  requirements: readonly [string, ...string[]];
}

const shapeRules: ShapeRule[] = [
  {
    id: 'crud/read/json-primitive-types',
    kind: 'primitive',
    rule: 'Numbers and booleans are JSON numbers and booleans, every other primitive is a string.',
    requirements: ['format-json-primitive-types'],
  },
  {
    id: 'crud/read/json-arrays',
    kind: 'array',
    rule: 'An element that may repeat is an array, also with one item; any other is none.',
    requirements: ['format-json-repeating-as-array'],
  },
  {
    id: 'crud/read/json-no-empties',
    kind: 'empty',
    rule: 'No member is empty or null, save for the gaps in arrays of primitives.',
    requirements: ['format-json-output-no-empties'],
  },
  {
    id: 'crud/read/json-known-names',
    kind: 'unknown',
    rule: 'A study has no property that R4 does not know.',
    requirements: ['validation-unknown-element'],
  },
  {
    id: 'crud/read/mandatory-elements',
    kind: 'mandatory',
    rule: 'What is mandatory in a study that was sent complete is there when it is read.',
    requirements: [
      'validation-status-required',
      'validation-subject-required',
      'validation-series-uid-modality-required',
      'validation-instance-uid-sopclass-required',
      'validation-performer-actor-required',
    ],
  },
  {
    id: 'crud/read/primitive-forms',
    kind: 'form',
    rule: 'Dates, times and ids are of the form that R4 gives them.',
    requirements: [
      'validation-datetime-format',
      'validation-instant-lastupdated',
      'validation-logical-id-format',
    ],
  },
];

const narrativeDiv =
  /^<div\b[^>]*xmlns=["']http:\/\/www\.w3\.org\/1999\/xhtml["'][\s\S]*(?:<\/div>|\/>)\s*$/;

/** The codes that ImagingStudy.status is bound to. */
const STATUSES = 'http://hl7.org/fhir/ValueSet/imagingstudy-status';

/** How a study is written in JSON (json.html), and that it is one by its definition. */
export const jsonChecks: Check[] = [
  ...shapeRules.map(({ id, kind, rule, requirements }) =>
    check(id, { rule, requirements, needs }, async (context) => {
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
  ),
  check(
    'crud/read/json-unique-names',
    {
      rule: 'No JSON object has a name twice.',
      requirements: ['format-json-unique-property-names'],
      needs,
    },
    async (context) => {
      for (const answer of await answersOf(context)) {
        const repeated = repeatedNames(answer.text);
        context.judge(answer).that(repeated.length === 0, {
          code: 'json-repeated',
          message: `an object has more than once: ${repeated.slice(0, 5).join(', ')}`,
          expected: 'each name once in an object',
          actual: repeated.slice(0, 20),
        });
      }
    },
  ),
  check(
    'crud/read/status-code',
    {
      rule: 'The status of a study is a code of the value set that it is bound to.',
      requirements: ['validation-status-required-binding', 'rest-create-roundtrip'],
      needs,
    },
    async ({ studies, judge }) => {
      const codes = (valueSet(STATUSES) ?? []).map(({ code }) => code);
      for (const status of codes) {
        const { read } = await studies.stored(studies.one({ status }));
        judge(read).fhirpath('status in %codes', 'the status is one of R4', { codes });
        judge.should(read).fhirpath('status = %status', 'the status is the one sent', { status });
      }
    },
  ),
  check(
    'crud/read/narrative-div',
    {
      rule: 'A narrative is one div of XHTML, well-formed and in its namespace.',
      requirements: ['format-json-narrative-div', 'validation-narrative-rules'],
      needs,
    },
    async (context) => {
      const texts = (await answersOf(context)).filter(({ resource }) => resource?.text);
      if (texts.length === 0) throw new NotApplicable('the server keeps and makes no narrative');
      for (const answer of texts) {
        const { div } = (answer.resource?.text ?? {}) as { div?: unknown };
        const about = { code: 'narrative', actual: div ?? null, expression: 'ImagingStudy.text' };
        const [flaw] = flawsOf(answer.text).filter(
          ({ rule, place }) => rule === 'txt-1' && place.startsWith('ImagingStudy.text'),
        );
        context
          .judge(answer)
          .that(typeof div === 'string' && narrativeDiv.test(div), {
            ...about,
            message: `text.div is ${JSON.stringify(div)?.slice(0, 200)}`,
            expected: '<div xmlns="http://www.w3.org/1999/xhtml">…</div>',
          })
          .that(flaw === undefined, {
            ...about,
            message: `text.div is not as narrative.html#rules asks: ${flaw?.message}`,
            expected: 'well-formed XHTML of the elements that a narrative may have',
          });
      }
    },
  ),
];
