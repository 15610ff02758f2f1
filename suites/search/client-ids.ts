import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { idForms, needsClientIds } from '../crud/ids.ts';
import { judgeOwn } from './own.ts';

/** Studies under ids of the forms that type id has, as far as the server takes them. */
async function storedUnder({ server, session, studies }: CheckContext): Promise<string[]> {
  const stored: string[] = [];
  const forms = idForms(session.runId, 'lbs');
  // A dot stands for itself, and for no other character.
  const near = forms.filter((id) => id.includes('.')).map((id) => id.replaceAll('.', '-'));
  for (const id of [...forms, ...near]) {
    const { status } = await server.update(studies.one({ id }));
    if (status === 200 || status === 201) stored.push(id);
  }
  if (stored.length === 0) throw new NotApplicable('the server takes none of these ids');
  return stored;
}

/** Ids that clients chose (datatypes.html#id). */
export const clientIdChecks: Check[] = [
  check(
    'search/_id/client-ids',
    {
      rule: 'A search by _id finds studies under ids of the client, be they dotted, of 64 characters or in upper case.',
      requirements: ['search-id-always-supported', 'search-id-exact-case-sensitive'],
      needs: { interactions: ['read', 'update', 'search-type'], parameters: ['_id'] },
      parameter: '_id',
    },
    async (context) => {
      needsClientIds(context);
      const ids = await storedUnder(context);
      for (const id of ids) await judgeOwn(context, [['_id', id]], [id], ids);
      await judgeOwn(context, [['_id', ids.join(',')]], ids, ids);
    },
  ),
];
