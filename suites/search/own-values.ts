import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { escaped, type Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { judgeOwn } from './own.ts';
import { SEARCHED } from './subjects.ts';

const needsOf = (...parameters: string[]) => ({
  interactions: ['create', 'read', 'search-type'],
  parameters: ['_id', ...parameters],
});

const STATUS = 'http://hl7.org/fhir/imagingstudy-status';

const SYSTEM = 'http://example.org/accessions';

/** Studies of the check's own, each with some content. */
async function storedWith(context: CheckContext, contents: Partial<Resource>[]): Promise<string[]> {
  const { studies } = context;
  const ids: string[] = [];
  for (const content of contents) ids.push((await studies.stored(studies.one(content))).id);
  return ids;
}

type Identifier = { type?: { coding: { code: string }[] }; system: string; value: string };

const codesOf = ({ type }: Identifier) =>
  itemsOf<{ code?: string }>(type?.coding).map(({ code }) => code);

/** Studies that each have one more identifier. */
async function identified(context: CheckContext, identifiers: Identifier[]): Promise<string[]> {
  const { studies } = context;
  const ids: string[] = [];
  for (const more of identifiers) {
    const study = studies.one();
    const identifier = [...((study.identifier ?? []) as object[]), more];
    const { id, stored } = await studies.stored({ ...study, identifier });
    const kept = itemsOf<Identifier>(stored.identifier).some(
      (one) => one.value === more.value && codesOf(one).join() === codesOf(more).join(),
    );
    if (!kept) {
      throw new NotApplicable('the server does not keep the identifier');
    }
    ids.push(id);
  }
  return ids;
}

const among = (ids: string[]): [string, string] => ['_id', ids.join(',')];

/** A server may refuse a modifier; it may not drop it (search.html#modifiers). */
async function judgeUnlessRefused(
  context: CheckContext,
  query: Query,
  wanted: string[],
  ids: string[],
): Promise<void> {
  const result = await context.server.search(SEARCHED, query, { scoped: false });
  if (isRefusal(result)) return void context.judge(result.answer).status('4xx', 501);
  await judgeOwn(context, query, wanted, ids);
}

/** Searches whose point lies in what the check itself stored. */
export const ownValueChecks: Check[] = [
  check(
    'search/status/plain-comma',
    {
      rule: 'A comma separates values whether it is percent-encoded or not.',
      requirements: ['search-or-comma', 'search-param-status'],
      needs: needsOf('status'),
      parameter: 'status',
      behaviour: 'plain-comma',
    },
    async (context) => {
      const ids = await storedWith(
        context,
        ['available', 'cancelled', 'registered'].map((status) => ({ status })),
      );
      const [available = '', cancelled = ''] = ids;
      for (const method of ['GET', 'POST'] as const) {
        for (const comma of [',', '%2C']) {
          const query = `_id=${ids.join(comma)}&status=available${comma}cancelled`;
          await judgeOwn(context, query, [available, cancelled], ids, method);
        }
      }
    },
  ),
  check(
    'search/status/not-with-system',
    {
      rule: 'A code with its system after :not excludes the studies that have it, or is refused.',
      requirements: ['search-token-not', 'search-token-code-implicit-system'],
      needs: needsOf('status'),
      parameter: 'status',
      behaviour: 'not-with-system',
    },
    async (context) => {
      const ids = await storedWith(
        context,
        ['available', 'cancelled'].map((status) => ({ status })),
      );
      await judgeOwn(context, [among(ids), ['status', 'available,cancelled']], ids, ids);
      const query: Query = [among(ids), ['status:not', `${STATUS}|available`]];
      await judgeUnlessRefused(context, query, ids.slice(1), ids);
    },
  ),
  check(
    'search/status/updated-twice',
    {
      rule: 'After two updates a study is found by the status that the last one gave it, and by no other.',
      requirements: ['search-returned-resources-match', 'search-param-status'],
      needs: {
        ...needsOf('status'),
        interactions: ['create', 'read', 'update', 'search-type'],
      },
      parameter: 'status',
      behaviour: 'updated-twice',
    },
    async (context) => {
      const { server, studies } = context;
      const { id, sent, read } = await studies.stored();
      let last = read;
      for (const status of ['available', 'cancelled']) {
        const answer = await put(server, { ...sent, id, status }, last);
        if (answer.status >= 300) {
          throw new NotApplicable(`the update answered ${answer.status}`);
        }
        last = await server.read(SEARCHED, id);
      }
      for (const status of ['cancelled', 'available', 'registered']) {
        const wanted = status === 'cancelled' ? [id] : [];
        await judgeOwn(context, [among([id]), ['status', status]], wanted, [id]);
      }
    },
  ),
  check(
    'search/identifier/as-written',
    {
      rule: 'An identifier is found by its value as it is written: not as a number, nor without urn:oid:, nor cut at an ampersand.',
      requirements: [
        'search-param-identifier',
        'search-token-system-and-code',
        'search-percent-encoding-equivalent',
      ],
      needs: needsOf('identifier'),
      parameter: 'identifier',
      behaviour: 'as-written',
    },
    async (context) => {
      const values = ['0071', '71', '71.0', 'urn:oid:1.2.71', '1.2.71', 'R&D=71', 'R'];
      const ids = await identified(
        context,
        values.map((value) => ({ system: SYSTEM, value })),
      );
      for (const [at, value] of values.entries()) {
        const query: Query = [among(ids), ['identifier', `${SYSTEM}|${escaped(value)}`]];
        await judgeOwn(context, query, ids.slice(at, at + 1), ids);
      }
    },
  ),
  check(
    'search/identifier/one-value-in-two-systems',
    {
      rule: 'A study that has one value in two systems is found by either of them.',
      requirements: ['search-token-system-and-code', 'search-param-identifier'],
      needs: needsOf('identifier'),
      parameter: 'identifier',
      behaviour: 'one-value-in-two-systems',
    },
    async (context) => {
      const { studies } = context;
      const study = studies.one();
      const systems = [SYSTEM, 'http://example.org/orders'];
      const twice = systems.map((system) => ({ system, value: 'T71' }));
      const identifier = [...((study.identifier ?? []) as object[]), ...twice];
      const { id, stored } = await studies.stored({ ...study, identifier });
      const kept = itemsOf<Identifier>(stored.identifier);
      for (const system of systems) {
        if (!kept.some((one) => one.system === system && one.value === 'T71')) {
          throw new NotApplicable('the server does not keep the identifiers');
        }
        await judgeOwn(context, [among([id]), ['identifier', `${system}|T71`]], [id], [id]);
      }
    },
  ),
  check(
    'search/identifier/of-type-second-coding',
    {
      rule: 'With :of-type each coding of the type of an identifier counts, or the modifier is refused.',
      requirements: ['search-token-of-type'],
      needs: needsOf('identifier'),
      parameter: 'identifier',
      behaviour: 'of-type-second-coding',
    },
    async (context) => {
      const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0203';
      const coding = (code: string) => ({ system: v2, code });
      const ids = await identified(context, [
        { type: { coding: [coding('FILL'), coding('ACSN')] }, system: SYSTEM, value: 'A71' },
        { type: { coding: [coding('FILL'), coding('PLAC')] }, system: SYSTEM, value: 'A72' },
      ]);
      const query: Query = [among(ids), ['identifier:of-type', `${v2}|ACSN|A71`]];
      await judgeUnlessRefused(context, query, ids.slice(0, 1), ids);
    },
  ),
];
