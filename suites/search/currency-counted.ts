import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { caseOf, cases, needs, queryFor, storedAndFound } from './currency.ts';
import { shown } from './matrix.ts';
import { SEARCHED } from './subjects.ts';

/** Searches that tell how many there are, with or without the matches. */
const shapes: Query[] = [[['_count', '0']], [['_summary', 'count']], []];

const methods = ['GET', 'POST'] as const;

const SYSTEM = 'http://example.org/counted';

/** With an identifier that no other study has, be it of another run. */
function identified(study: Resource, value: string): Resource {
  const identifier = [...itemsOf<object>(study.identifier), { system: SYSTEM, value }];
  return { ...study, identifier };
}

interface Counting {
  query: Query;
  method: 'GET' | 'POST';
}

const totalOf = async ({ server }: CheckContext, { query, method }: Counting) =>
  (await server.search(SEARCHED, query, { method, maxPages: 1, scoped: false })).answer;

/** What has been deleted is not counted (http.html#delete), however the number is asked for. */
export const currencyCountedChecks: Check[] = cases
  .filter(({ key, parameter }) => key === parameter)
  .map(({ key, parameter }) =>
    check(
      `search/${parameter}/deleted-counted`,
      {
        rule: `A deleted study is not counted by its ${parameter} any more, neither with _count=0 nor with _summary=count.`,
        requirements: [
          'rest-delete-then-not-searchable',
          'search-count-zero',
          'search-summary-count',
          'search-total-semantics',
        ],
        needs: { ...needs(parameter, 'delete'), parameters: [parameter, 'identifier'] },
        parameter,
        behaviour: 'deleted-counted',
      },
      async (context) => {
        const { before, gone } = caseOf(context, key);
        const { group } = context.studies;
        const { id } = await storedAndFound(context, identified(before, group), gone);
        const own: Query = [['identifier', `${SYSTEM}|${escaped(group)}`]];
        const counted: Counting[] = [];
        for (const criteria of [own, [...own, ...queryFor(gone)]]) {
          for (const shape of shapes) {
            for (const method of methods) {
              const one: Counting = { query: [...criteria, ...shape], method };
              const { resource } = await totalOf(context, one);
              if (resource?.total === 1) counted.push(one);
            }
          }
        }
        if (counted.length === 0) throw new NotApplicable('the server does not tell the number');
        const answer = await context.server.delete(SEARCHED, id);
        if (answer.status >= 300) throw new NotTestable(`DELETE answered ${answer.status}`);
        for (const one of counted) {
          const after = await eventually(
            context,
            () => totalOf(context, one),
            ({ resource }) => resource?.total !== 1,
          );
          context
            .judge(after)
            .fhirpath('total.empty() or total = 0', `${shown(one.query)} counts none`);
        }
      },
    ),
  );
