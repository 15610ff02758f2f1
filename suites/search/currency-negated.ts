import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import type { Query } from './behaviour.ts';
import { caseOf, judgeFound, needs, queryFor, storedAndFound, withUid } from './currency.ts';
import { elementsOf, removable, without } from './currency-removed.ts';
import { hasToFind } from './expected.ts';
import { isRefusal } from './found.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

type Criterion = Query[number];

const hasId = ({ matches }: SearchResult, id: string) => matches.some((match) => match.id === id);

/** Searches by a criterion until the study is found, or is not, as wanted. */
function searched(context: CheckContext, criterion: Criterion, id: string, wanted: boolean) {
  const { server, session } = context;
  const isNarrow = session.target.scope.kind !== 'none';
  const query: Query = [criterion, ...(isNarrow ? [] : [['_id', id] as Criterion])];
  return eventually(
    context,
    () => server.search(SEARCHED, query),
    (result) => isRefusal(result) || hasId(result, id) === wanted,
  );
}

/** Judges a search, unless the server does not support the modifier: that has checks of its own. */
async function judgeBy(context: CheckContext, criterion: Criterion, id: string, wanted: boolean) {
  const result = await searched(context, criterion, id, wanted);
  if (isRefusal(result) || isLeftOut(result, criterion[0])) return false;
  judgeFound(context, result, id, wanted);
  return true;
}

/** Criteria that only a study without the value meets. */
function absences(parameter: string, gone: Parameters<typeof queryFor>[0]): Criterion[] {
  const [[, value = ''] = []] = queryFor(gone);
  return [
    [`${parameter}:missing`, 'true'],
    ...(gone.kind === 'token' ? [[`${parameter}:not`, value] as Criterion] : []),
  ];
}

const unsupported = () => new NotApplicable('refused or ignored, as R4 allows');

/** @throws {NotApplicable} if the server keeps the element all the same */
function mustLack(context: CheckContext, stored: Resource | undefined, parameter: string): void {
  const absent: Query = [[`${parameter}:missing`, 'true']];
  if (!stored || !hasToFind(context.session, stored, absent)) {
    throw new NotApplicable('the server stores another value than was sent, as R4 lets it');
  }
}

const name = (key: string, parameter: string) => (key === parameter ? '' : '-of-series');

const updated: Check[] = removable.map(({ key, parameter }) =>
  check(
    `search/${parameter}/absent-since-update${name(key, parameter)}`,
    {
      rule: `Since an update that leaves its ${parameter} out (${key}), and until one that brings it back, a study is found as one without it, by :missing and :not.`,
      requirements: ['search-missing', 'search-token-not', 'search-returned-resources-match'],
      needs: needs(parameter, 'update'),
      parameter,
      behaviour: `absent-since-update${name(key, parameter)}`,
    },
    async (context) => {
      const { server, studies } = context;
      const { before, gone } = caseOf(context, key);
      const { id, read, sent } = await storedAndFound(context, before, gone);
      const update = without(withUid(studies.mark(before), sent), elementsOf(parameter));
      const answer = await put(server, { ...update, id }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      mustLack(context, (await server.read(SEARCHED, id)).resource, parameter);
      let judged = false;
      for (const criterion of absences(parameter, gone)) {
        judged = (await judgeBy(context, criterion, id, true)) || judged;
      }
      const present: Criterion = [`${parameter}:missing`, 'false'];
      judged = (await judgeBy(context, present, id, false)) || judged;
      if (!judged) throw unsupported();
      const again = { ...withUid(studies.mark(before), sent), id };
      const restored = await put(server, again, await server.read(SEARCHED, id));
      if (restored.status !== 200) throw new NotTestable(`the update answered ${restored.status}`);
      const { resource } = await server.read(SEARCHED, id);
      if (!resource || !hasToFind(context.session, resource, queryFor(gone))) return;
      for (const criterion of absences(parameter, gone)) {
        await judgeBy(context, criterion, id, false);
      }
      await judgeBy(context, present, id, true);
      judgeFound(
        context,
        await searched(context, queryFor(gone)[0] as Criterion, id, true),
        id,
        true,
      );
    },
  ),
);

const deleted: Check[] = removable.map(({ key, parameter }) =>
  check(
    `search/${parameter}/absent-and-deleted${name(key, parameter)}`,
    {
      rule: `A deleted study is no longer found as one without a ${parameter} (${key}), by :missing and :not.`,
      requirements: ['rest-delete-then-not-searchable', 'search-missing', 'search-token-not'],
      needs: needs(parameter, 'delete'),
      parameter,
      behaviour: `absent-and-deleted${name(key, parameter)}`,
    },
    async (context) => {
      const { server, studies } = context;
      const { before, gone } = caseOf(context, key);
      const bare = without(withUid(studies.mark(before), studies.one()), elementsOf(parameter));
      const { id, stored } = await studies.stored(bare);
      mustLack(context, stored, parameter);
      const met: Criterion[] = [];
      for (const criterion of absences(parameter, gone)) {
        const result = await searched(context, criterion, id, true);
        const isUsed = !isRefusal(result) && !isLeftOut(result, criterion[0]);
        if (isUsed && hasId(result, id)) met.push(criterion);
      }
      if (met.length === 0) throw unsupported();
      const answer = await server.delete(SEARCHED, id);
      if (answer.status >= 300) throw new NotTestable(`DELETE answered ${answer.status}`);
      let judged = false;
      for (const criterion of met)
        judged = (await judgeBy(context, criterion, id, false)) || judged;
      if (!judged) throw unsupported();
    },
  ),
);

/** What writes change is seen by searches for what is not there, too (search.html#currency, #modifiers). */
export const currencyNegatedChecks: Check[] = [...updated, ...deleted];
