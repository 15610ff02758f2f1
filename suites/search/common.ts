import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
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
  const result = await eventually(context, search, ({ matches }) =>
    ids.every((id) => has(id, matches)),
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

async function stored(context: CheckContext, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await context.studies.stored()).id);
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
      await judgeFound(context, `_id=${id}&status=`, [id], ids);
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
      const hasTag = red.stored.meta?.tag?.some(({ code }) => code === 'red');
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
  check(
    'search/post/url-and-body',
    {
      rule: 'Parameters in the URL and in the body of a POST search hold together.',
      requirements: ['search-post-url-plus-body', 'search-post-supported'],
      needs,
    },
    async (context) => {
      const { server, studies } = context;
      const available = (await studies.stored(studies.one({ status: 'available' }))).id;
      const cancelled = (await studies.stored(studies.one({ status: 'cancelled' }))).id;
      const unasked = (await studies.stored(studies.one({ status: 'available' }))).id;
      const search = () =>
        server.send({
          method: 'POST',
          path: `${SEARCHED}/_search?status=available`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `_id=${available},${cancelled}`,
        });
      const ids = (answer: Awaited<ReturnType<typeof search>>) =>
        ((answer.resource?.entry ?? []) as { resource?: { id?: string } }[]).map(
          ({ resource }) => resource?.id,
        );
      const answer = await eventually(context, search, (found) => ids(found).includes(available));
      context
        .judge(answer)
        .status(200)
        .that(ids(answer).includes(available), {
          code: 'missing-matches',
          message: 'the study that meets both is not found',
          expected: available,
          actual: ids(answer),
        })
        .that(!ids(answer).includes(cancelled), {
          code: 'extra-matches',
          message: 'a study is found that meets only the parameter in the body',
          expected: available,
          actual: ids(answer),
        })
        .that(!ids(answer).includes(unasked), {
          code: 'extra-matches',
          message: 'a study is found that meets only the parameter in the URL',
          expected: available,
          actual: ids(answer),
        });
    },
  ),
  check(
    'search/result/no-side-effects',
    {
      rule: 'A search changes nothing.',
      requirements: ['search-no-side-effects'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored: study } = await studies.stored();
      for (const method of ['GET', 'POST'] as const) {
        await server.search(SEARCHED, [['_id', id]], { method, scoped: false });
      }
      judge(await server.read(SEARCHED, id))
        .status(200)
        .fhirpath(
          '(meta.versionId | %version).distinct().count() <= 1',
          'the version id is what it was',
          { version: study.meta?.versionId ?? [] },
        );
    },
  ),
  check(
    'search/result/same-as-read',
    {
      rule: 'A match has the id and the version that a read gives.',
      requirements: ['rest-id-same-everywhere', 'search-returned-resources-match'],
      needs,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, stored: study } = await studies.stored(studies.one({ status: 'available' }));
      const search = () => server.search(SEARCHED, [['_id', id]], { scoped: false });
      const result = await eventually(context, search, ({ matches }) => matches.length > 0);
      judge(result)
        .searchset()
        .fhirpath(
          "entry.resource.where(id = %id and status = 'available' and (meta.versionId.empty() or meta.versionId = %version)).exists()",
          'the match is the study as a read gives it',
          { id, version: study.meta?.versionId ?? '' },
        );
    },
  ),
  check(
    'search/result/current-version',
    {
      rule: 'After an update a match is the study as it is now.',
      requirements: ['search-returned-resources-match', 'rest-id-same-everywhere'],
      needs: { ...needs, interactions: [...needs.interactions, 'update'] },
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, sent, read } = await studies.stored(studies.one({ status: 'registered' }));
      const search = () => server.search(SEARCHED, [['_id', id]], { scoped: false });
      await eventually(context, search, ({ matches }) => matches.length > 0);
      const answer = await put(server, { ...sent, id, status: 'available' }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      const isNew = ({ status }: Resource) => status === 'available';
      const result = await eventually(context, search, ({ matches }) => matches.some(isNew));
      judge(result)
        .searchset()
        .fhirpath(
          "entry.resource.where(id = %id).status = 'available'",
          'the match is the study after its update',
          { id },
        );
    },
  ),
];
