import { NotApplicable } from '../../fixtures/check.ts';
import { shapeProblems } from '../../fixtures/json-shape.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';

/** What is empty in a study, or lacks what a server may be tempted to fill with null. */
const flaws: Record<string, object> = {
  'an extension without url': { extension: [{ valueString: 'without url' }] },
  'an empty string': { description: '' },
  'an empty array': { note: [] },
  'an empty object': { encounter: {} },
  'an array with an empty object': { procedureCode: [{}] },
  null: { started: null },
};

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
          const empty = shapeProblems(answer.resource).filter(({ kind }) => kind === 'empty');
          const [first] = empty;
          judge(answer).that(first === undefined, {
            code: 'json-empty',
            message: `a study with ${name} was accepted, and is given back with an empty member: ${first?.message}`,
            expected: 'no empty member',
            actual: empty,
            ...(first ? { expression: `ImagingStudy.${first.path}` } : {}),
          });
        }
      }
      if (accepted === 0) throw new NotApplicable('what is empty or lacking was refused');
    },
  ),
];
