import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Coding } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] };

const MINUTE = 60_000;

/** Judges that a search finds exactly these studies of the check's own. */
async function judgeFound(
  context: CheckContext,
  query: Query | string,
  ids: string[],
  among: string[],
  method: 'GET' | 'POST' = 'GET',
) {
  const search = () => context.server.search(SEARCHED, query, { method, scoped: false });
  const has = (id: string, found: { id?: string }[]) => found.some((match) => match.id === id);
  const isRefused = ({ status }: { status: number }) => status >= 400 && status < 500;
  const result = await eventually(
    context,
    search,
    ({ answer, matches }) => isRefused(answer) || ids.every((id) => has(id, matches)),
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
async function stored(context: CheckContext, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { id } = await context.studies.stored();
    const search = () => context.server.search(SEARCHED, [['_id', id]], { scoped: false });
    await eventually(context, search, ({ matches }) => matches.length > 0);
    ids.push(id);
  }
  return ids;
}

/** Parameters that every resource type has (search.html#all). */
export const commonChecks: Check[] = [
  check(
    'search/_id/exact',
    {
      rule: 'A search by _id finds the study with that id and no other.',
      requirements: ['search-id-always-supported', 'search-id-exact-case-sensitive'],
      needs,
      parameter: '_id',
    },
    async (context) => {
      const ids = await stored(context, 3);
      for (const method of ['GET', 'POST'] as const) {
        await judgeFound(context, [['_id', ids[1] ?? '']], [ids[1] ?? ''], ids, method);
      }
    },
  ),
  check(
    'search/_id/part',
    {
      rule: 'A part of an id finds nothing.',
      requirements: ['search-id-exact-case-sensitive'],
      needs,
      parameter: '_id',
    },
    async (context) => {
      const [id = ''] = await stored(context, 1);
      if (id.length < 2) throw new NotApplicable(`the server's id '${id}' has one character`);
      await judgeFound(context, [['_id', id.slice(0, -1)]], [], [id]);
    },
  ),
  check(
    'search/_id/case',
    {
      rule: 'An id in another letter case finds nothing.',
      requirements: ['search-id-exact-case-sensitive'],
      needs,
      parameter: '_id',
    },
    async (context) => {
      const [id = ''] = await stored(context, 1);
      const flipped = id === id.toLowerCase() ? id.toUpperCase() : id.toLowerCase();
      if (flipped === id) throw new NotApplicable(`the server's id '${id}' has no letters`);
      await judgeFound(context, [['_id', flipped]], [], [id]);
    },
  ),
  check(
    'search/_id/empty-parameter-beside',
    {
      rule: 'A parameter without a value does not change what another one finds.',
      requirements: ['search-empty-parameter-ignored'],
      needs,
      parameter: '_id',
    },
    async (context) => {
      const ids = await stored(context, 2);
      const [id = ''] = ids;
      for (const method of ['GET', 'POST'] as const) {
        await judgeFound(context, `_id=${id}&status=`, [id], ids, method);
      }
    },
  ),
  check(
    'search/_id/with-type',
    {
      rule: 'An id with its type before it is not the id: it finds nothing, or is refused.',
      requirements: ['search-id-exact-case-sensitive'],
      needs,
      parameter: '_id',
    },
    async (context) => {
      const [id = ''] = await stored(context, 1);
      const query: Query = [['_id', `${SEARCHED}/${id}`]];
      const result = await context.server.search(SEARCHED, query, { scoped: false });
      const { status } = result.answer;
      if (status >= 400 && status < 500) return void context.judge(result.answer).status('4xx');
      await judgeFound(context, query, [], [id]);
    },
  ),
  check(
    'search/_lastUpdated/bounds',
    {
      rule: 'A search by _lastUpdated finds what was changed after the time given, or before it.',
      requirements: ['search-lastupdated'],
      needs: { ...needs, parameters: ['_id', '_lastUpdated'] },
      parameter: '_lastUpdated',
    },
    async (context) => {
      const { id, stored: study } = await context.studies.stored();
      const at = Date.parse(study.meta?.lastUpdated ?? '');
      if (Number.isNaN(at)) throw new NotTestable('the server gives no meta.lastUpdated');
      const minutes = (by: number) => new Date(at + by * MINUTE).toISOString();
      for (const [value, ids] of [
        [`gt${minutes(-2)}`, [id]],
        [`lt${minutes(2)}`, [id]],
        [`lt${minutes(-2)}`, []],
        [`gt${minutes(2)}`, []],
        [`ge${minutes(-2)}`, [id]],
        [`le${minutes(-2)}`, []],
        [`sa${minutes(-2)}`, [id]],
        [`sa${minutes(2)}`, []],
        [`eb${minutes(2)}`, [id]],
        [`eb${minutes(-2)}`, []],
        [minutes(-2), []],
        [`ne${minutes(-2)}`, [id]],
      ] as [string, string[]][]) {
        await judgeFound(
          context,
          [
            ['_id', id],
            ['_lastUpdated', value],
          ],
          ids,
          [id],
        );
      }
    },
  ),
  check(
    'search/_lastUpdated/several',
    {
      rule: 'A search by _lastUpdated takes several times, joined by commas or in repeated parameters.',
      requirements: ['search-lastupdated', 'search-or-comma', 'search-and-repeat'],
      needs: { ...needs, parameters: ['_id', '_lastUpdated'] },
      parameter: '_lastUpdated',
    },
    async (context) => {
      const { id, stored: study } = await context.studies.stored();
      const at = Date.parse(study.meta?.lastUpdated ?? '');
      if (Number.isNaN(at)) throw new NotTestable('the server gives no meta.lastUpdated');
      const minutes = (by: number) => new Date(at + by * MINUTE).toISOString();
      const cases: [values: string[], ids: string[]][] = [
        [[`gt${minutes(-2)},lt${minutes(-10)}`], [id]],
        [[`lt${minutes(-2)},gt${minutes(10)}`], []],
        [[`gt${minutes(-10)}`, `gt${minutes(-2)}`], [id]],
        [[`gt${minutes(-2)}`, `lt${minutes(2)}`], [id]],
        [[`gt${minutes(-10)}`, `lt${minutes(-2)}`], []],
      ];
      for (const [values, ids] of cases) {
        const times = values.map((value): [string, string] => ['_lastUpdated', value]);
        await judgeFound(context, [['_id', id], ...times], ids, [id]);
      }
    },
  ),
  check(
    'search/_tag/each-form',
    {
      rule: 'A search by _tag, by code, system or both, finds the studies that carry the tag, and no other.',
      requirements: ['search-tag-profile-security', 'search-token-system-and-code'],
      needs: { ...needs, parameters: ['_id', '_tag'] },
      parameter: '_tag',
    },
    async (context) => {
      const { studies } = context;
      const tagged = (code: string) => {
        const study = studies.one();
        const tag = [...(study.meta?.tag ?? []), { system: 'http://example.org/colour', code }];
        return studies.stored({ ...study, meta: { ...study.meta, tag } });
      };
      const [red, green] = [await tagged('red'), await tagged('green')];
      const hasTag = itemsOf<Coding>(red.stored.meta?.tag).some(({ code }) => code === 'red');
      if (!hasTag) throw new NotApplicable('the server does not keep the tag, as R4 lets it');
      const ids = [red.id, green.id];
      const query = (value: string): Query => [
        ['_id', ids.join(',')],
        ['_tag', value],
      ];
      await judgeFound(context, query('http://example.org/colour|red'), [red.id], ids);
      await judgeFound(context, query('red'), [red.id], ids);
      await judgeFound(context, query('http://example.org/other|red'), [], ids);
      await judgeFound(context, query('http://example.org/colour|'), ids, ids);
    },
  ),
];
