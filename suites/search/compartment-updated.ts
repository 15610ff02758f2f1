import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { SearchProbe } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { isUnsupported } from './compartment.ts';
import { caseOf, judgeFound, needs, storedAndFound, withUid } from './currency.ts';
import { SEARCHED } from './subjects.ts';

/** Looks for a study in the compartment that a reference names, until it is there, or is not, as wanted. */
function lookedFor(context: CheckContext, probe: SearchProbe, id: string, wanted: boolean) {
  const compartment = probe.kind === 'reference' ? probe.reference : '';
  return eventually(
    context,
    () => context.server.search(SEARCHED, [['_id', id]], { path: `${compartment}/${SEARCHED}` }),
    (result) => isUnsupported(result) || result.matches.some((one) => one.id === id) === wanted,
  );
}

/** A compartment holds what is linked to it by now (compartmentdefinition.html#use, search.html#currency). */
export const compartmentUpdatedChecks: Check[] = [
  check(
    'search/_compartment/patient-updated',
    {
      rule: 'After an update that gives it another patient, a study is in the compartment of that patient and no longer in that of the one before.',
      requirements: ['search-compartment-patient', 'search-returned-resources-match'],
      needs: needs('patient', 'update'),
    },
    async (context) => {
      const { server, session, studies } = context;
      if (!session.target.types.includes('Patient')) {
        throw new NotApplicable('the server keeps no Patient');
      }
      const { before, after, gone, found } = caseOf(context, 'patient');
      const { id, read, sent } = await storedAndFound(context, before, gone);
      const first = await lookedFor(context, gone, id, true);
      if (isUnsupported(first)) {
        throw new NotApplicable(`not supported: the compartment answers ${first.answer.status}`);
      }
      if (first.matches.length === 0) {
        throw new NotApplicable('the compartment does not have the study even before the update');
      }
      const update = withUid(studies.mark(after), sent);
      const answer = await put(server, { ...update, id }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      judgeFound(context, await lookedFor(context, found, id, true), id, true);
      judgeFound(context, await lookedFor(context, gone, id, false), id, false);
    },
  ),
];
