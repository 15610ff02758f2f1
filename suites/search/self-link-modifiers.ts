import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { SearchResult } from '../../fixtures/search.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { queriesOf } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { behavioursOf, SEARCHED, subjects } from './subjects.ts';

/** A search of each modifier that changes what is found, and not only how a value is written. */
function modified(context: CheckContext, subject: Subject): Query[] {
  return behavioursOf(subject)
    .filter(({ behaviour }) => ['missing', 'not'].includes(behaviour))
    .flatMap((behaviour) => queriesOf(context, subject, behaviour).slice(0, 1));
}

/** The parameters of the self link of the first page, decoded; nothing without the link. */
function parametersIn({ links: [first] }: SearchResult): string[] | undefined {
  const self = first?.self;
  if (self === undefined) return undefined;
  return [...new URLSearchParams(self.slice(self.indexOf('?') + 1))].map((one) => one.join('='));
}

/** With a backslash before it a comma belongs to the value (search.html#escaping). */
export const selfLinkEscapeCheck: Check = check(
  'search/identifier/self-link-escaped',
  {
    rule: 'The self link of a search for a value with a comma in it does not name two values.',
    requirements: ['search-self-link-reflects-used', 'search-escape-comma'],
    needs: { interactions: ['search-type'], parameters: ['identifier'] },
    parameter: 'identifier',
    behaviour: 'self-link-escaped',
  },
  async ({ server, judge }) => {
    const [escaped, bare] = ['lightbox-one\\,lightbox-two', 'lightbox-one,lightbox-two'];
    const result = await server.search(SEARCHED, [['identifier', escaped]], { maxPages: 1 });
    const named = parametersIn(result);
    if (result.answer.status === 200 && !named) throw new NotApplicable('there is no self link');
    judge(result.answer)
      .status(200)
      .that(!named?.includes(`identifier=${bare}`), {
        code: 'self-link-escape',
        message: `the search was for the one value ${escaped}, the self link says ${bare}`,
        expected: `identifier=${escaped}`,
        actual: named ?? null,
      });
  },
);

/** With and without the modifier a parameter asks for different things (search.html#conformance). */
export const selfLinkModifierChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/self-link-modifier`,
    {
      rule: `The self link of a search by ${code} with a modifier does not name the parameter without it.`,
      requirements: ['search-self-link-reflects-used'],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'self-link-modifier',
    },
    async (context) => {
      const queries = modified(context, subject);
      if (queries.length === 0) throw nothingToFind(context, subject);
      let judged = 0;
      for (const query of queries) {
        const [[name, value] = ['', '']] = query;
        const result = await context.server.search(SEARCHED, query, { maxPages: 1 });
        if (isRefusal(result)) continue;
        const named = parametersIn(result);
        if (result.answer.status === 200 && !named)
          throw new NotApplicable('there is no self link');
        const plain = `${code}=${value}`;
        context
          .judge(result.answer)
          .status(200)
          .that(!named?.includes(plain) || named.includes(`${name}=${value}`), {
            code: 'self-link-modifier',
            message: `the search was for ${name}=${value}, the self link says ${plain}`,
            expected: `${name}=${value}`,
            actual: named ?? null,
          });
        judged += 1;
      }
      if (judged === 0) throw new NotApplicable('modifiers are refused, as R4 allows');
    },
  );
});
