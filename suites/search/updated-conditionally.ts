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

const DICOM_UID = 'urn:dicom:uid';

/** The criterion that one study alone meets: its Study Instance UID. */
function ownUid(study: object): Query {
  const { identifier = [] } = study as { identifier?: { system?: string; value?: string }[] };
  const uid = identifier.find(({ system }) => system === DICOM_UID)?.value;
  if (uid === undefined) throw new NotApplicable('the server does not keep the identifier');
  return [['identifier', `${DICOM_UID}|${escaped(uid)}`]];
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
  const { id, sent, stored } = await studies.stored(studies.one({ status: 'registered' }));
  const own = ownUid(stored);
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
