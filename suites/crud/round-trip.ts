import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { parseLossless, stringifyLossless } from '../../fixtures/lossless.ts';
import { idOf } from '../../fixtures/studies.ts';
import { type RoundTripCase, roundTripCases } from '../../generators/round-trip.ts';
import { check } from '../check.ts';
import { judgeKept, plain } from './kept.ts';
import { keptBy } from './kept-rules.ts';
import { put } from './put.ts';
import { roundTripText } from './round-trip-text.ts';
import { HAS_UID, uidOf } from './uid-of.ts';

/** Keys and aspects do not depend on the seed; the content that is sent comes from the run's. */
const cases = roundTripCases(0);

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
