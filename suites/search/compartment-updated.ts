import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { SearchProbe } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import { deleted } from '../crud/delete.ts';
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

/**
 * A study that the compartment of its patient has.
 * @throws {NotApplicable} if there is none
 */
async function inCompartment(context: CheckContext) {
  if (!context.session.target.types.includes('Patient')) {
    throw new NotApplicable('the server keeps no Patient');
  }
  const one = caseOf(context, 'patient');
  const stored = await storedAndFound(context, one.before, one.gone);
  const first = await lookedFor(context, one.gone, stored.id, true);
  if (isUnsupported(first)) {
    throw new NotApplicable(`not supported: the compartment answers ${first.answer.status}`);
  }
  if (first.matches.length === 0) {
    throw new NotApplicable('the compartment does not have the study even before');
  }
  return { ...one, ...stored };
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
      const { server, studies } = context;
      const { after, gone, found, id, read, sent } = await inCompartment(context);
      const update = withUid(studies.mark(after), sent);
      const answer = await put(server, { ...update, id }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      judgeFound(context, await lookedFor(context, found, id, true), id, true);
      judgeFound(context, await lookedFor(context, gone, id, false), id, false);
    },
  ),
  check(
    'search/_compartment/patient-deleted-and-revived',
    {
      rule: 'A study that is deleted is in no compartment; brought back to life, it is in that of its patient again.',
      requirements: [
        'search-compartment-patient',
        'rest-delete-then-not-searchable',
        'rest-update-revives-deleted',
      ],
      needs: {
        ...needs('patient', 'update'),
        interactions: [...needs('patient', 'update').interactions, 'delete'],
      },
    },
    async (context) => {
      const { gone, id, sent } = await inCompartment(context);
      const { deleted: removal, gone: read } = await deleted(context, id);
      judgeFound(context, await lookedFor(context, gone, id, false), id, false);
      const last = read.headers.etag ? read : removal;
      const revived = await put(context.server, { ...sent, id }, last);
      if (revived.status >= 300) throw new NotApplicable('a deleted study is not brought back');
      judgeFound(context, await lookedFor(context, gone, id, true), id, true);
    },
  ),
];
