import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { type Difference, differences } from '../../fixtures/difference.ts';
import { parseLossless, stringifyLossless } from '../../fixtures/lossless.ts';
import { idOf } from '../../fixtures/studies.ts';
import { type RoundTripCase, roundTripCases } from '../../generators/round-trip.ts';
import { check } from '../check.ts';
import { isSameDecimal } from './precision.ts';
import { put } from './put.ts';
import { roundTripText } from './round-trip-text.ts';
import { HAS_UID, uidOf } from './uid-of.ts';

/** Keys and aspects do not depend on the seed; the content that is sent comes from the run's. */
const cases = roundTripCases(0);

/** What the server sets itself, may set, or may add to (http.html#create, resource.html#metadata). */
const ignored = new Set([
  'id',
  'meta.versionId',
  'meta.lastUpdated',
  // Checks of their own: meta.ts.
  'meta.source',
  'meta.tag',
  'text',
]);

interface Kept {
  requirements: readonly [string, ...string[]];
  /** Differences that break a SHALL; every other one is a warning. */
  breaks?(difference: Difference, all: readonly Difference[]): boolean;
  /** Differences that are none by R4: another spelling of the same. */
  allows?(difference: Difference): boolean;
}

/** Where the cases about text have the text in question. */
const isText = ({ path }: Difference) =>
  /^(?:description|note\[\d+\]\.text|reasonCode\[\d+\]\.text|series\[\d+\]\.description)$/.test(
    path,
  );

/** Other characters, and not only another form of the same ones. */
const isDamaged = ({ kind, sent, received }: Difference) =>
  kind === 'changed' && sent.normalize('NFKC') !== received.normalize('NFKC');

const isChangedDecimal = ({ path, kind }: Difference) =>
  kind === 'changed' && /^(?:series\[\d+\]\.)?extension\[\d+\]\.valueDecimal$/.test(path);

/** The same instant, as precise, told in another time zone. */
function isOtherZone({ kind, sent, received }: Difference): boolean {
  const zoned = /T\d\d:\d\d:\d\d(\.\d+)?(?:Z|[+-]\d\d:\d\d)"?$/;
  const [one, other] = [zoned.exec(sent), zoned.exec(received)];
  const instant = (text: string) => Date.parse(text.replaceAll('"', ''));
  return (
    kind === 'changed' &&
    one !== null &&
    other !== null &&
    one[1] === other[1] &&
    instant(sent) === instant(received)
  );
}

/** Which rule a case is about, where it is more than "return what was sent". */
const rules: [pattern: RegExp, kept: Kept][] = [
  [
    /^decimals/,
    {
      requirements: ['format-decimal-precision', 'rest-create-roundtrip'],
      breaks: (one) => isChangedDecimal(one) && !isSameDecimal(one.sent, one.received),
      allows: (one) => isChangedDecimal(one) && isSameDecimal(one.sent, one.received),
    },
  ],
  [
    /^unicode/,
    {
      requirements: ['format-utf8', 'rest-create-roundtrip'],
      breaks: (one) => isText(one) && isDamaged(one),
    },
  ],
  [
    /^modifier-extension$/,
    {
      requirements: ['validation-unknown-modifier-extension', 'rest-create-roundtrip'],
      breaks: ({ path, kind }) => kind === 'missing' && /modifierExtension/.test(path),
    },
  ],
  [/^string-of-300$/, { requirements: ['rest-create-roundtrip', 'rest-identifiers-preserved'] }],
  [
    /^(?:nested-extensions|extension-values)$/,
    { requirements: ['rest-create-roundtrip', 'validation-unknown-extension-accepted'] },
  ],
  [/^contained$/, { requirements: ['rest-create-roundtrip', 'validation-dom-contained-rules'] }],
  [/^array-order$/, { requirements: ['rest-create-roundtrip', 'format-json-array-order'] }],
  [
    /^primitive-list-gaps$/,
    {
      requirements: ['format-json-null-alignment', 'rest-create-roundtrip'],
      // A server may drop a profile it does not know; the extensions then move with those it keeps.
      breaks: ({ path }, all) =>
        path.startsWith('meta._profile[') &&
        !all.some((one) => one.path.startsWith('meta.profile')),
    },
  ],
  [/^primitive/, { requirements: ['rest-create-roundtrip', 'format-json-primitive-extension'] }],
  [
    /^date-time/,
    {
      requirements: ['validation-datetime-precision-kept', 'rest-create-roundtrip'],
      allows: isOtherZone,
    },
  ],
];

const plain: Kept = { requirements: ['rest-create-roundtrip'] };

const keptBy = (key: string) => rules.find(([pattern]) => pattern.test(key))?.[1] ?? plain;

function judgeKept({ judge }: CheckContext, sent: string, read: Answer, kept: Kept): void {
  const { breaks, allows } = kept;
  const chain = judge(read).status(200).resourceType('ImagingStudy');
  if (!chain.ok) return;
  const found = differences(parseLossless(sent), parseLossless(read.text), ignored).filter(
    (one) => !(one.kind === 'added' && one.path.startsWith('meta')) && !allows?.(one),
  );
  const broken = found.filter((one) => breaks?.(one, found) ?? false);
  const altered = found.filter((one) => !broken.includes(one));
  chain.that(broken.length === 0, finding('content-changed', broken));
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
const needsUpdate = { interactions: ['create', 'read', 'update'] };

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
      const { study, text } = roundTripText(context, key);
      const created = await server.create(study, { text });
      if (created.status >= 400 && leeway)
        throw new NotApplicable(`refused (${created.status}): ${leeway}`);
      const id = idOf(created);
      if (!judge.should(created).status(201).ok || !id) return;
      judgeKept(context, text, await server.read('ImagingStudy', id), kept);
    },
  );
}

/** All that a study may hold also comes through an update; the check of all elements is the oldest one. */
function updated({ key, aspect, leeway }: RoundTripCase): Check {
  const kept = keptBy(key);
  return check(
    key === 'all-elements' ? 'crud/round-trip/update' : `crud/round-trip/update-${key}`,
    {
      rule: `A study is read back as it was last updated: ${aspect}.`,
      requirements: kept.requirements,
      needs: needsUpdate,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, read } = await studies.stored();
      const { study, text } = roundTripText(context, key);
      const withId = stringifyLossless({ ...(parseLossless(text) as object), id });
      const answer = await put(server, { ...study, id }, read, { text: withId });
      if (answer.status >= 400 && leeway) {
        throw new NotApplicable(`refused (${answer.status}): ${leeway}`);
      }
      if (!judge.should(answer).status(200).ok) return;
      judgeKept(context, withId, await server.read('ImagingStudy', id), kept);
    },
  );
}

const upserted: Check = check(
  'crud/round-trip/upsert',
  {
    rule: 'A study is read back as an update to an unused id created it: every element of ImagingStudy.',
    requirements: plain.requirements,
    needs: { interactions: ['read', 'update'] },
  },
  async (context) => {
    const { server, session } = context;
    const { study, text } = roundTripText(context, 'all-elements');
    const id = `lbx-${session.runId}-round-trip`;
    const withId = stringifyLossless({ ...(parseLossless(text) as object), id });
    const created = await server.update({ ...study, id }, { text: withId });
    if (created.status >= 400 && created.status < 500) {
      throw new NotApplicable(`the server does not create by update: ${created.status}`);
    }
    judgeKept(context, withId, await server.read('ImagingStudy', id), plain);
  },
);

const accepted: Check = check(
  'crud/round-trip/accepted',
  {
    rule: 'No valid study breaks the server: whatever it holds, the answer to its creation is no 5xx, and with 201 it is there.',
    requirements: ['rest-create-201'],
    needs,
  },
  async (context) => {
    const { server, judge } = context;
    for (const { key } of cases) {
      const { study, text } = roundTripText(context, key);
      const created = await server.create(study, { text });
      judge(created).notStatus('5xx');
      if (created.status < 300) judge(created).status(201, 202);
      const id = idOf(created);
      if (created.status !== 201 || !id) continue;
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .resourceType('ImagingStudy');
    }
  },
);

const updateAccepted: Check = check(
  'crud/round-trip/update-accepted',
  {
    rule: 'No valid study breaks the server: whatever it holds, the answer to its update is no 5xx, and with 200 it is what is there.',
    requirements: ['rest-update-200'],
    needs: needsUpdate,
  },
  async (context) => {
    const { server, studies, judge } = context;
    let { id, read } = await studies.stored();
    for (const { key } of cases) {
      const { study, text } = roundTripText(context, key);
      const withId = stringifyLossless({ ...(parseLossless(text) as object), id });
      const answer = await put(server, { ...study, id }, read, { text: withId });
      judge(answer).notStatus('5xx');
      if (answer.status < 300) judge(answer).status(200, 202);
      if (answer.status !== 200) continue;
      read = await server.read('ImagingStudy', id);
      judge(read)
        .status(200)
        .fhirpath(HAS_UID, 'the study read is the one of the last update', { uid: uidOf(study) });
    }
  },
);

export const roundTripChecks: Check[] = [
  ...cases.flatMap((one) => [roundTrip(one), updated(one)]),
  upserted,
  accepted,
  updateAccepted,
];
