import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Coding } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { judgeOwn, newStudies } from './own.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] };

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
      const ids = await newStudies(context, 3);
      for (const method of ['GET', 'POST'] as const) {
        await judgeOwn(context, [['_id', ids[1] ?? '']], [ids[1] ?? ''], ids, method);
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
      const [id = ''] = await newStudies(context, 1);
      if (id.length < 2) throw new NotApplicable(`the server's id '${id}' has one character`);
      await judgeOwn(context, [['_id', id.slice(0, -1)]], [], [id]);
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
      const [id = '', other = ''] = await newStudies(context, 2);
      const flipped = id === id.toLowerCase() ? id.toUpperCase() : id.toLowerCase();
      if (flipped === id) throw new NotApplicable(`the server's id '${id}' has no letters`);
      await judgeOwn(context, [['_id', flipped]], [], [id]);
      await judgeOwn(context, [['_id', `${flipped},${other}`]], [other], [id, other]);
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
      const ids = await newStudies(context, 2);
      const [id = ''] = ids;
      const sorted: Query = [
        ['_id', id],
        ['_sort', '_lastUpdated'],
      ];
      const sorts = !isRefusal(await context.server.search(SEARCHED, sorted, { scoped: false }));
      for (const method of ['GET', 'POST'] as const) {
        await judgeOwn(context, `_id=${id}&status=`, [id], ids, method);
        if (sorts) await judgeOwn(context, `_id=${id}&_sort=`, [id], ids, method);
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
      const [id = ''] = await newStudies(context, 1);
      const query: Query = [['_id', `${SEARCHED}/${id}`]];
      const result = await context.server.search(SEARCHED, query, { scoped: false });
      const { status } = result.answer;
      if (status >= 400 && status < 500) return void context.judge(result.answer).status('4xx');
      await judgeOwn(context, query, [], [id]);
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
      await judgeOwn(context, query('http://example.org/colour|red'), [red.id], ids);
      await judgeOwn(context, query('red'), [red.id], ids);
      await judgeOwn(context, query('http://example.org/other|red'), [], ids);
      await judgeOwn(context, query('http://example.org/colour|'), ids, ids);
    },
  ),
];
