import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { SEARCHED } from './subjects.ts';

/** Judges that a search finds exactly these studies of the check's own. */
export async function judgeOwn(
  context: CheckContext,
  query: Query | string,
  ids: string[],
  among: string[],
  method: 'GET' | 'POST' = 'GET',
) {
  const search = () => context.server.search(SEARCHED, query, { method, scoped: false });
  const has = (id: string, found: { id?: string }[]) => found.some((match) => match.id === id);
  const result = await eventually(
    context,
    search,
    (found) => isRefusal(found) || ids.every((id) => has(id, found.matches)),
  );
  const name = (id: string) => `${SEARCHED}/${id}`;
  context.judge(result).set({
    must: ids.map(name),
    open: [],
    explain: (id) =>
      ids.map(name).includes(id) ? 'its id was asked for' : 'its id was not asked for',
    concerns: (id) => among.map(name).includes(id),
  });
}

/** New studies, once searches see them. */
export async function newStudies(context: CheckContext, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { id } = await context.studies.stored();
    const search = () => context.server.search(SEARCHED, [['_id', id]], { scoped: false });
    await eventually(context, search, ({ matches }) => matches.length > 0);
    ids.push(id);
  }
  return ids;
}
