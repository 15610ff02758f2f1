import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { differences } from '../../fixtures/difference.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { validStudy } from '../../generators/study.ts';
import type { Coding, Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import type { Query } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] };

/** Searches for studies that the check itself stores (http.html#search). */
export const storedChecks: Check[] = [
  check(
    'search/post/url-and-body',
    {
      rule: 'Parameters in the URL and in the body of a POST search hold together.',
      requirements: ['search-post-url-plus-body', 'search-post-supported'],
      needs,
    },
    async (context) => {
      const three = await threeStudies(context);
      judgeOnlyBoth(context, await three.search(), three);
    },
  ),
  check(
    'search/post/charset',
    {
      rule: 'A form is read as one also where its Content-Type names UTF-8.',
      requirements: ['search-post-supported'],
      needs,
    },
    async (context) => {
      const three = await threeStudies(context);
      const result = await three.search('; charset=UTF-8');
      if (result.answer.status >= 400) {
        throw new NotApplicable('a parameter that the media type does not define is refused');
      }
      judgeOnlyBoth(context, result, three);
    },
  ),
  check(
    'search/post/same-parameter-in-url-and-body',
    {
      rule: 'A parameter that stands in the URL and in the body of a POST search holds twice, as if repeated.',
      requirements: ['search-post-url-plus-body', 'search-and-repeat'],
      needs,
    },
    (context) =>
      judgeMiddle(context, ([first, middle, last]) => ({
        inUrl: [['_id', `${first},${middle}`]],
        form: [['_id', `${middle},${last}`]],
      })),
  ),
  check(
    'search/post/url-alone',
    {
      rule: 'Parameters in the URL of a POST search hold also where the body is empty.',
      requirements: ['search-post-url-plus-body', 'search-post-supported'],
      needs,
    },
    (context) =>
      judgeMiddle(context, ([, middle = '']) => ({ inUrl: [['_id', middle]], form: [] })),
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
    'search/result/total-after-deletion',
    {
      rule: 'A deleted study no longer counts in the total of a search that found it, nor does a list of ids find it.',
      requirements: ['search-total-semantics', 'rest-delete-then-not-searchable'],
      needs: {
        interactions: [...needs.interactions, 'delete'],
        parameters: ['_tag'],
      },
    },
    async (context) => {
      const { server, studies } = context;
      const system = 'http://example.org/counted';
      const ids: string[] = [];
      for (let made = 0; made < 3; made += 1) {
        const study = studies.one();
        const tag = [...(study.meta?.tag ?? []), { system, code: studies.group }];
        const { id, stored: kept } = await studies.stored({
          ...study,
          meta: { ...study.meta, tag },
        });
        if (!itemsOf<Coding>(kept.meta?.tag).some((one) => one.system === system)) {
          throw new NotApplicable('the server does not keep the tag, as R4 lets it');
        }
        ids.push(id);
      }
      const query: [string, string][] = [['_tag', `${system}|${studies.group}`]];
      const search = () => server.search(SEARCHED, query, { scoped: false });
      const finds = (count: number) =>
        eventually(context, search, ({ matches }) => matches.length === count);
      if ((await finds(ids.length)).matches.length !== ids.length) {
        throw new NotApplicable('a search by _tag does not find just these studies');
      }
      const { status } = await server.delete(SEARCHED, ids[0] ?? '');
      if (status >= 300) throw new NotTestable(`DELETE answered ${status}`);
      const result = await finds(ids.length - 1);
      context
        .judge(result)
        .searchset()
        .fhirpath('total.empty() or total = %left', 'the total is that of the studies left', {
          left: result.matches.length,
        });
      const hasDeleted = ({ matches }: SearchResult) => matches.some(({ id }) => id === ids[0]);
      const listed = await eventually(
        context,
        () => server.search(SEARCHED, [['_id', ids.join(',')]], { scoped: false }),
        (found) => !hasDeleted(found),
      );
      context.judge(listed).that(!hasDeleted(listed), {
        code: 'extra-matches',
        message: `the deleted study ${ids[0]} is found by a list of ids`,
        expected: ids.slice(1),
        actual: listed.matches.map(({ id }) => id),
      });
    },
  ),
  check(
    'search/result/same-as-read',
    {
      rule: 'A match is the study that a read gives, all of it.',
      requirements: ['rest-id-same-everywhere', 'search-returned-resources-match'],
      needs,
    },
    async (context) => {
      const { server, studies, session, judge } = context;
      const { seed } = session;
      const full = studies.own(
        validStudy({ seed, key: 'same-as-read', density: 'full', series: 3 }),
      );
      const { id, stored: study } = await studies.stored(full);
      const search = () => server.search(SEARCHED, [['_id', id]], { scoped: false });
      const result = await eventually(context, search, ({ matches }) => matches.length > 0);
      const match = result.matches.find((one) => one.id === id);
      // Of another version, or abridged, it may differ.
      const isWhole = !itemsOf<Coding>(match?.meta?.tag).some(({ code }) => code === 'SUBSETTED');
      const lost =
        match && isWhole && match.meta?.versionId === study.meta?.versionId
          ? differences(study, match).filter(({ kind }) => kind !== 'added')
          : [];
      judge(result)
        .searchset()
        .that(match !== undefined, {
          code: 'missing-matches',
          message: `the study ${id} is not found by its id`,
          expected: id,
          actual: result.matches.map((one) => one.id),
        })
        .that(match?.meta?.versionId === study.meta?.versionId, {
          code: 'other-version',
          message: 'the match has another version id than the read',
          expected: study.meta?.versionId ?? null,
          actual: match?.meta?.versionId ?? null,
        })
        .that(lost.length === 0, {
          code: 'not-as-read',
          message: `the match differs from what a read gives: ${lost.map(({ path }) => path).join(', ')}`,
          expected: 'the study as a read gives it',
          actual: lost.slice(0, 10),
        });
    },
  ),
  check(
    'search/result/current-version',
    {
      rule: 'After an update a match is the study as it is now, under a fullUrl without a version.',
      requirements: [
        'search-returned-resources-match',
        'rest-id-same-everywhere',
        'bundle-fullurl-not-versioned',
      ],
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
      const told = result.matches.filter((match) => match.id === id);
      const urls = result.entries.flatMap(({ fullUrl }) => fullUrl ?? []);
      const versioned = urls.filter((url) => url.includes('/_history/'));
      judge(result)
        .searchset()
        .that(told.length > 0 && told.every(isNew), {
          code: 'former-version',
          message: 'the match is not the study after its update',
          expected: { id, status: 'available' },
          actual: told,
        })
        .that(versioned.length === 0, {
          code: 'versioned-full-url',
          message: 'a fullUrl names the version',
          expected: `a fullUrl that ends in ${SEARCHED}/${id}`,
          actual: versioned,
        });
    },
  ),
];

/** Studies of which one alone meets what the URL and what the form of a search ask for, found by now. */
async function threeStudies(context: CheckContext) {
  const { server, studies } = context;
  const available = (await studies.stored(studies.one({ status: 'available' }))).id;
  const cancelled = (await studies.stored(studies.one({ status: 'cancelled' }))).id;
  const unasked = (await studies.stored(studies.one({ status: 'available' }))).id;
  const send = (parameter = '') =>
    server.search(SEARCHED, [['_id', `${available},${cancelled}`]], {
      method: 'POST',
      inUrl: [['status', 'available']],
      headers: { 'content-type': `application/x-www-form-urlencoded${parameter}` },
      scoped: false,
    });
  const search = (parameter?: string) =>
    eventually(
      context,
      () => send(parameter),
      (found) => found.answer.status >= 400 || idsIn(found).includes(available),
    );
  return { available, cancelled, unasked, search };
}

/** Judges that a POST search finds the second of three studies of the check's own alone. */
async function judgeMiddle(
  context: CheckContext,
  asking: (ids: string[]) => { inUrl: Query; form: Query },
): Promise<void> {
  const { server, studies } = context;
  const ids: string[] = [];
  for (let made = 0; made < 3; made += 1) ids.push((await studies.stored()).id);
  const middle = ids[1] ?? '';
  const { inUrl, form } = asking(ids);
  const search = () => server.search(SEARCHED, form, { method: 'POST', inUrl, scoped: false });
  const ownIn = (result: SearchResult) => idsIn(result).filter((id) => ids.includes(id));
  const result = await eventually(context, search, (found) => ownIn(found).includes(middle));
  context
    .judge(result)
    .status(200)
    .that(ownIn(result).join() === middle, {
      code: 'parameters-not-joined',
      message: 'what is found is not the one study that meets all that was asked for',
      expected: [middle],
      actual: ownIn(result),
    });
}

const idsIn = ({ matches }: SearchResult): string[] => matches.map(({ id = '' }) => id);

function judgeOnlyBoth(
  { judge }: CheckContext,
  result: SearchResult,
  { available, cancelled, unasked }: Awaited<ReturnType<typeof threeStudies>>,
): void {
  const ids = idsIn(result);
  judge(result)
    .status(200)
    .that(ids.includes(available), {
      code: 'missing-matches',
      message: 'the study that meets both is not found',
      expected: available,
      actual: ids,
    })
    .that(!ids.includes(cancelled), {
      code: 'extra-matches',
      message: 'a study is found that meets only the parameter in the body',
      expected: available,
      actual: ids,
    })
    .that(!ids.includes(unasked), {
      code: 'extra-matches',
      message: 'a study is found that meets only the parameter in the URL',
      expected: available,
      actual: ids,
    });
}
