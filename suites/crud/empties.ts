import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import { shapeProblems } from '../../fixtures/json-shape.ts';
import type { Judge } from '../../fixtures/judge.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { put } from './put.ts';
import { roundTripText } from './round-trip-text.ts';
import { storedOrPlain } from './update.ts';

/** What is empty in a study, or lacks what a server may be tempted to fill with null. */
const flaws: Record<string, object> = {
  'an extension without url': { extension: [{ valueString: 'without url' }] },
  'an empty string': { description: '' },
  'an empty array': { note: [] },
  'an empty object': { encounter: {} },
  'an array with an empty object': { procedureCode: [{}] },
  null: { started: null },
};

/** @param subject what the answer is about, as the start of a sentence */
function judgeFull(judge: Judge, answer: Answer, subject: string): void {
  const empty = answer.resource
    ? shapeProblems(answer.resource).filter(({ kind }) => kind === 'empty')
    : [];
  const [first] = empty;
  judge(answer).that(first === undefined, {
    code: 'json-empty',
    message: `${subject} is given back with an empty member: ${first?.message}`,
    expected: 'no empty member',
    actual: empty,
    ...(first ? { expression: `ImagingStudy.${first.path}` } : {}),
  });
}

/** json.html#json: nothing that a server writes is empty, whatever it was sent. */
export const emptiesChecks = [
  check(
    'crud/create/output-without-empties',
    {
      rule: 'Where a server accepts what is empty or lacking, it gives back a study without members that are empty or null.',
      requirements: ['format-json-output-no-empties'],
      needs: { interactions: ['create', 'read'] },
    },
    async ({ server, studies, judge }) => {
      let accepted = 0;
      for (const [name, flaw] of Object.entries(flaws)) {
        const study = studies.one(flaw);
        const created = await server.create(study, { text: JSON.stringify(study) });
        const id = idOf(created);
        if (created.status >= 300 || !id) continue;
        accepted += 1;
        for (const answer of [created, await server.read('ImagingStudy', id)]) {
          if (answer.resource?.resourceType !== 'ImagingStudy') continue;
          judgeFull(judge, answer, `a study with ${name} was accepted, and`);
        }
      }
      if (accepted === 0) throw new NotApplicable('what is empty or lacking was refused');
    },
  ),
  check(
    'crud/update/output-without-empties',
    {
      rule: 'A study that an update has left with little is given back without members that are empty or null.',
      requirements: ['format-json-output-no-empties'],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, read } = await storedOrPlain(
        context,
        roundTripText(context, 'single-items').study,
      );
      const updated = await put(server, studies.one({ id }), read);
      if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
      for (const answer of [updated, await server.read('ImagingStudy', id)]) {
        if (answer.resource?.resourceType !== 'ImagingStudy') continue;
        judgeFull(judge, answer, 'a study whose lists were left out of an update');
      }
    },
  ),
];
