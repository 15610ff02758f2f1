import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isAsExpected, isRefusal } from './found.ts';
import { shown } from './matrix.ts';
import { plainQueries } from './pairs.ts';
import { isRepeating } from './repeating.ts';
import { ownSubjects } from './subjects.ts';

/** Criteria of one parameter, with modifiers and without, none of which finds alone what they find together. */
function besides(context: CheckContext, subject: Subject): Query[] {
  const { code, type } = subject.parameter;
  const found = (query: Query) => expectedSet(context.session, query).must.length;
  const isTelling = (query: Query) =>
    query.every((one) => found(query.filter((other) => other !== one)) > found(query));
  const values = plainQueries(context, subject).flatMap(([[name, value] = ['', '']]) =>
    name === code ? [value] : [],
  );
  const negated = type === 'token' ? values : [];
  const pairs = negated.flatMap((not) =>
    values.map(
      (value): Query => [
        [`${code}:not`, not],
        [code, value],
      ],
    ),
  );
  const missing = negated.map(
    (not): Query => [
      [`${code}:not`, not],
      [`${code}:missing`, 'false'],
    ],
  );
  return [pairs, missing].flatMap((queries) =>
    queries
      .filter((query) => found(query) > 0 && isTelling(query))
      .slice(0, 1)
      .flatMap((query) => [query, [...query].reverse()]),
  );
}

/** With a modifier and without it a parameter is used twice (search.html#conformance). */
export const selfLinkBesideChecks: Check[] = ownSubjects
  .filter((subject) => subject.parameter.type === 'token' && isRepeating(subject))
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/self-link-beside-modifier`,
      {
        rule: `The self link of a search by ${code} with a modifier and beside it without, or with another, names each of them.`,
        requirements: ['search-self-link-reflects-used', 'search-and-repeat'],
        needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour: 'self-link-beside-modifier',
      },
      async (context) => {
        let judged = 0;
        for (const query of besides(context, subject)) {
          const result = await find(context, query);
          const named = namesInSelfLink(result);
          if (isRefusal(result) || named === undefined) continue;
          // What was not used need not be named: what it finds then has checks of its own.
          if (!isAsExpected(context.session, query, result)) continue;
          const lacking = query.map(([name]) => name).filter((name) => !named.includes(name));
          context.judge(result.answer).that(lacking.length === 0, {
            code: 'self-link-parameter',
            message: `the search was by ${shown(query)}, and the self link lacks ${lacking.join(', ')}`,
            expected: query,
            actual: result.links[0]?.self ?? null,
          });
          judged += 1;
        }
        if (judged === 0) throw new NotApplicable('no such search tells the criteria apart');
      },
    );
  });
