import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { sentBundle } from '../crud/bundles.ts';
import { escaped, type Query } from './behaviour.ts';
import { judgeOwn } from './own.ts';
import { SEARCHED } from './subjects.ts';

const SYSTEM = 'http://example.org/updated-conditionally';

/** A study with an identifier that no other has, in whichever run. */
function identified({ studies }: CheckContext): { study: Resource; own: Query } {
  const study = studies.one({ status: 'registered' });
  const value = `${studies.group}-own`;
  const identifier = [...((study.identifier ?? []) as object[]), { system: SYSTEM, value }];
  return { study: { ...study, identifier }, own: [['identifier', `${SYSTEM}|${escaped(value)}`]] };
}

/** How a study is updated: alone, or as an entry of a Bundle. */
type How = 'alone' | 'batch' | 'transaction';

/** Makes the study with that identifier one of another status (http.html#cond-update). */
async function updateWhere(context: CheckContext, how: How, study: object, [criterion]: Query) {
  const [name, value] = criterion ?? ['', ''];
  const { id: _id, meta: _meta, ...body } = study as Resource;
  const resource: Resource = { ...body, status: 'cancelled' };
  const url = `${SEARCHED}?${name}=${encodeURIComponent(value)}`;
  const { status } =
    how === 'alone'
      ? await context.server.send({ method: 'PUT', path: url, body: JSON.stringify(resource) })
      : await sentBundle(context, how, [{ resource, request: { method: 'PUT', url } }]);
  if (status !== 200) throw new NotApplicable(`the conditional update answered ${status}`);
}

/** Judges what finds a study after a conditional update. */
async function judgeUpdated(context: CheckContext, how: How): Promise<void> {
  const { server, session, studies } = context;
  if (declares(session, 'conditionalUpdate') !== true) {
    throw new NotApplicable('conditional updates are not declared');
  }
  const { study, own } = identified(context);
  const { id, sent, stored } = await studies.stored(study);
  if (!JSON.stringify(stored.identifier ?? []).includes(`${studies.group}-own`)) {
    throw new NotApplicable('the server does not keep the identifier');
  }
  const { matches } = await eventually(
    context,
    () => server.search(SEARCHED, own, { scoped: false }),
    (result) => result.matches.length > 0,
  );
  if (matches.length !== 1) throw new NotTestable('the identifier does not find its study');
  await updateWhere(context, how, sent, own);
  const { resource } = await server.read(SEARCHED, id);
  if (resource?.status !== 'cancelled') throw new NotApplicable('the study is as it was');
  const by = (status: string): Query => [
    ['_id', id],
    ['status', status],
  ];
  await judgeOwn(context, by('cancelled'), [id], [id]);
  await judgeOwn(context, by('registered'), [], [id]);
}

const data = (how: How) => ({
  requirements: ['search-returned-resources-match', 'search-param-status'] as const,
  needs: {
    interactions: ['create', 'read', 'update', 'search-type'],
    parameters: ['_id', 'identifier', 'status'],
  },
  parameter: 'status',
  behaviour: `updated-conditionally${how === 'alone' ? '' : `-in-${how}`}`,
});

/** What a conditional update changed is what searches go by (search.html#currency). */
export const updatedConditionallyChecks: Check[] = [
  check(
    'search/status/updated-conditionally',
    {
      rule: 'After a conditional update a study is found by the status it has now, and no longer by the one it had.',
      ...data('alone'),
    },
    (context) => judgeUpdated(context, 'alone'),
  ),
  ...(['batch', 'transaction'] as const).map((how) =>
    check(
      `search/status/updated-conditionally-in-${how}`,
      {
        rule: `After a conditional update in a ${how} a study is found by the status it has now, and no longer by the one it had.`,
        ...data(how),
      },
      (context) => judgeUpdated(context, how),
    ),
  ),
];
