import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import type { Subject } from './behaviour.ts';
import { leadsTo, references } from './chain.ts';
import { isRefusal } from './found.ts';
import { deleteOrGiveUp, judgeAlone } from './include-stored.ts';
import { entriesOf } from './include-versioned.ts';
import { has } from './joined-currency.ts';
import { judgeAny, referringToOwn } from './own-targets.ts';
import { SEARCHED } from './subjects.ts';

/** Judges each include that brought the target before its deletion. */
async function judgeDeleted(
  context: CheckContext,
  subject: Subject,
  type: string,
  path: string,
): Promise<boolean> {
  const { server } = context;
  const { study, target } = await referringToOwn(context, subject, type, {}, {}, path);
  const id = target.id ?? '';
  const { code } = subject.parameter;
  const search = (include: string) =>
    server.search(SEARCHED, `_id=${study.id}&_include=${include}`, { scoped: false });
  const honoured: string[] = [];
  for (const include of [`${SEARCHED}:${code}`, `${SEARCHED}:${code}:${type}`, '*']) {
    const before = await eventually(
      context,
      () => search(include),
      (result) => isRefusal(result) || has(result, study.id),
    );
    if (entriesOf(before, type, id).length > 0) honoured.push(include);
  }
  if (honoured.length === 0) return false;
  await deleteOrGiveUp(context, type, id);
  for (const include of honoured) {
    const after = await eventually(
      context,
      () => search(include),
      (result) => entriesOf(result, type, id).length === 0,
    );
    await judgeAlone(context, after, study.id, [type, id]);
  }
  return true;
}

/** What an include makes of a target that is gone, by whatever leads to it (search.html#include). */
export const includeDeletedChecks: Check[] = references.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/include-deleted`,
    {
      rule: `An include by ${code} loses no match whose reference leads to what has been deleted, and does not bring that, of whatever type it was and whichever element refers to it.`,
      requirements: ['search-include-missing-target', 'search-include'],
      needs: {
        interactions: ['create', 'read', 'search-type', 'delete'],
        parameters: ['_id', code],
        dataset: 'referred',
      },
      parameter: code,
      behaviour: 'include-deleted',
    },
    async (context) => {
      await judgeAny(
        leadsTo(subject).flatMap((type) => subject.elements.map(({ path }) => `${type} ${path}`)),
        (each) => {
          const [type = '', path = ''] = each.split(' ');
          return judgeDeleted(context, subject, type, path);
        },
        'the server includes nothing that studies refer to, as R4 allows',
      );
    },
  );
});
