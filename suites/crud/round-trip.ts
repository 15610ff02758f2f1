import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { type Difference, differences } from '../../fixtures/difference.ts';
import { parseLossless, stringifyLossless } from '../../fixtures/lossless.ts';
import { idOf } from '../../fixtures/studies.ts';
import { type RoundTripCase, roundTripCases } from '../../generators/round-trip.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';

/** Keys and aspects do not depend on the seed; the content that is sent comes from the run's. */
const cases = roundTripCases(0);

/** What the server sets itself, may set, or may add to (http.html#create, resource.html#metadata). */
const ignored = new Set([
  'id',
  'meta.versionId',
  'meta.lastUpdated',
  'meta.source',
  'meta.tag',
  'text',
]);

interface Kept {
  requirements: readonly [string, ...string[]];
  /** Differences that break a SHALL; every other one is a warning. */
  breaks?(difference: Difference): boolean;
}

const changed = ({ kind }: Difference) => kind === 'changed';

/** Which rule a case is about, where it is more than "return what was sent". */
const rules: [pattern: RegExp, kept: Kept][] = [
  [
    /^decimals$|^decimals-of/,
    {
      requirements: ['format-decimal-precision', 'rest-create-roundtrip'],
      breaks: (one) => changed(one) && /value/.test(one.path),
    },
  ],
  [/^unicode/, { requirements: ['format-utf8', 'rest-create-roundtrip'], breaks: changed }],
  [
    /^modifier-extension$/,
    {
      requirements: ['validation-unknown-modifier-extension', 'rest-create-roundtrip'],
      breaks: ({ path, kind }) => kind === 'missing' && /modifierExtension/.test(path),
    },
  ],
  [/^array-order$/, { requirements: ['rest-create-roundtrip', 'format-json-array-order'] }],
  [/^primitive/, { requirements: ['rest-create-roundtrip', 'format-json-primitive-extension'] }],
  [/^date-time/, { requirements: ['validation-datetime-precision-kept', 'rest-create-roundtrip'] }],
];

const plain: Kept = { requirements: ['rest-create-roundtrip'] };

const keptBy = (key: string) => rules.find(([pattern]) => pattern.test(key))?.[1] ?? plain;

/** The case of the run's seed, marked as the run's, as the text to be sent. */
function textOf(
  { session, studies }: CheckContext,
  key: string,
): { study: Resource; text: string } {
  const found = roundTripCases(session.seed).find((one) => one.key === key);
  if (!found) throw new Error(`generators/round-trip.ts has no case '${key}'`);
  const inContained = String(found.study.subject.reference).startsWith('#');
  const study = inContained ? studies.mark(found.study) : studies.own(found.study);
  const { meta, identifier, subject } = study;
  const text = stringifyLossless({
    ...(parseLossless(found.text) as object),
    ...{ meta, identifier, subject },
  });
  return { study, text };
}

function judgeKept({ judge }: CheckContext, sent: string, read: Answer, { breaks }: Kept): void {
  const found = differences(parseLossless(sent), parseLossless(read.text), ignored).filter(
    ({ path, kind }) => !(kind === 'added' && path.startsWith('meta')),
  );
  const broken = found.filter((one) => breaks?.(one) ?? false);
  const altered = found.filter((one) => !broken.includes(one));
  judge(read)
    .status(200)
    .that(broken.length === 0, finding('content-changed', broken));
  judge.should(read).that(altered.length === 0, finding('content-altered', altered));
}

function finding(code: string, found: Difference[]) {
  const shown = found
    .slice(0, 4)
    .map(({ path, kind, sent, received }) => `${path} ${kind}: ${cut(sent)} → ${cut(received)}`);
  return {
    code,
    message: `the study read back is not the one sent: ${shown.join('; ')}${found.length > 4 ? `; and ${found.length - 4} more` : ''}`,
    expected: 'the content as it was sent',
    actual: found
      .slice(0, 50)
      .map((one) => ({ ...one, sent: cut(one.sent), received: cut(one.received) })),
    ...(found[0] ? { expression: `ImagingStudy.${found[0].path}` } : {}),
  };
}

const cut = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

const needs = { interactions: ['create', 'read'] };

function roundTrip({ key, aspect, leeway }: RoundTripCase): Check {
  const kept = keptBy(key);
  return check(
    `crud/round-trip/${key}`,
    {
      rule: `A study is read back as it was created: ${aspect}.`,
      requirements: kept.requirements,
      needs,
    },
    async (context) => {
      const { server, judge } = context;
      const { study, text } = textOf(context, key);
      const created = await server.create(study, { text });
      if (created.status >= 400 && leeway)
        throw new NotApplicable(`refused (${created.status}): ${leeway}`);
      const id = idOf(created);
      if (!judge.should(created).status(201).ok || !id) return;
      judgeKept(context, text, await server.read('ImagingStudy', id), kept);
    },
  );
}

const updated: Check = check(
  'crud/round-trip/update',
  {
    rule: 'A study is read back as it was last updated: every element of ImagingStudy.',
    requirements: plain.requirements,
    needs: { interactions: ['create', 'read', 'update'] },
  },
  async (context) => {
    const { server, studies } = context;
    const { id } = await studies.stored();
    const { study, text } = textOf(context, 'all-elements');
    const withId = stringifyLossless({ ...(parseLossless(text) as object), id });
    const answer = await server.update({ ...study, id }, { text: withId });
    if (answer.status >= 300) throw new NotTestable(`the update answered ${answer.status}`);
    judgeKept(context, withId, await server.read('ImagingStudy', id), plain);
  },
);

const accepted: Check = check(
  'crud/round-trip/accepted',
  {
    rule: 'No valid study breaks the server: whatever it holds, the answer to its creation is no 5xx.',
    requirements: ['rest-create-201'],
    needs,
  },
  async (context) => {
    for (const { key } of cases) {
      const { study, text } = textOf(context, key);
      context.judge(await context.server.create(study, { text })).notStatus('5xx');
    }
  },
);

export const roundTripChecks: Check[] = [...cases.map(roundTrip), updated, accepted];
