import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { elementsSelectedBy } from '../../spec/expression.ts';
import { type Resource, searchParametersOf } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import {
  caseOf,
  cases,
  judgeForms,
  judgeFound,
  needs,
  searched,
  storedAndFound,
  withUid,
} from './currency.ts';
import { mandatoryNames } from './shape.ts';
import { SEARCHED } from './subjects.ts';

/** The elements of the study itself that lead to what a parameter looks at. */
export function elementsOf(parameter: string): string[] {
  const { expression = '' } =
    searchParametersOf(SEARCHED).find(({ code }) => code === parameter) ?? {};
  return elementsSelectedBy(expression).map(({ path }) => path.split('.')[1] ?? '');
}

/** The cases whose element an update may leave out. Of the identifiers one says whose the study is. */
export const removable = cases.filter(({ parameter }) =>
  elementsOf(parameter).every((name) => ![...mandatoryNames, 'identifier'].includes(name)),
);

export function without(study: Resource, names: readonly string[]): Resource {
  const kept = Object.entries(study).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept) as Resource;
}

/** What an update leaves out is gone from searches too (search.html#currency). */
export const currencyRemovedChecks: Check[] = removable.map(({ key, parameter }) =>
  check(
    `search/${parameter}/removed${key === parameter ? '' : '-of-series'}`,
    {
      rule: `After an update that leaves its ${parameter} out (${key}) a study is no longer found by it.`,
      requirements: ['search-returned-resources-match', `search-param-${parameter}`],
      needs: needs(parameter, 'update'),
      parameter,
      behaviour: `removed${key === parameter ? '' : '-of-series'}`,
    },
    async (context) => {
      const { server, studies } = context;
      const names = elementsOf(parameter);
      const { before, gone } = caseOf(context, key);
      const { id, read, sent } = await storedAndFound(context, before, gone);
      const update = without(withUid(studies.mark(before), sent), names);
      const answer = await put(server, { ...update, id }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      const { resource: stored } = await server.read(SEARCHED, id);
      if (!stored || names.some((name) => name in stored)) {
        throw new NotApplicable('the server keeps what an update leaves out');
      }
      judgeFound(context, await searched(context, gone, id, false), id, false);
      await judgeForms(context, gone, id, stored);
    },
  ),
);
