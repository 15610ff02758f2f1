import { type Check, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { NOWHERE, type Query, type Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { queriesOf, shown as shownQuery } from './matrix.ts';
import { behavioursOf, SEARCHED, subjects } from './subjects.ts';

const needs = (code: string) => ({
  interactions: ['search-type'],
  parameters: [code],
  dataset: 'searched' as const,
});

/** A value that is well formed and that nothing has. */
function nowhere({ parameter, elements }: Subject): string {
  if (parameter.type === 'date') return '1895-11-08';
  if (parameter.type !== 'reference') return NOWHERE;
  return `${elements[0]?.targets?.[0] ?? 'Patient'}/${NOWHERE}`;
}

const nowhereChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/no-such-value`,
    {
      rule: `A search by ${code} for a value that no study has finds nothing; it is no error.`,
      requirements: ['search-returned-resources-match', 'search-logical-miss-empty'],
      needs: needs(code),
      parameter: code,
      behaviour: 'no-such-value',
    },
    async ({ server, session, judge }) => {
      const query: Query = [[code, nowhere(subject)]];
      const result = await server.search(SEARCHED, query);
      const { status } = result.answer;
      if (status >= 400 && status < 500) judge.should(result).status(200);
      else judge(result).set(expectedSet(session, query));
    },
  );
});

/** The first plain search of a parameter that some study must match. */
function plainQuery(context: CheckContext, subject: Subject): Query {
  const found = behavioursOf(subject)
    .filter(({ behaviour }) =>
      ['code-only', 'system-and-code', 'type-and-id', 'no-prefix'].includes(behaviour),
    )
    .flatMap((behaviour) => queriesOf(context, subject, behaviour))
    .find((query) => expectedSet(context.session, query).must.length > 0);
  if (!found) throw new NotTestable('the dataset has no value to search for');
  return found;
}

/** Every character in its percent-encoded form. */
const encoded = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

const encodingChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/percent-encoded`,
    {
      rule: `A search by ${code} means the same however much of the value is percent-encoded.`,
      requirements: ['search-percent-encoding-equivalent', subject.requirement],
      needs: needs(code),
      parameter: code,
      behaviour: 'percent-encoded',
    },
    async (context) => {
      const { server, session, judge } = context;
      const query = plainQuery(context, subject);
      const text = query.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
      judge(await server.search(SEARCHED, text)).set(expectedSet(session, query));
    },
  );
});

const selfLinkChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/self-link`,
    {
      rule: `The self link of a search by ${code} shows that the parameter was used.`,
      requirements: ['search-self-link-reflects-used', 'search-self-link-present'],
      needs: needs(code),
      parameter: code,
      behaviour: 'self-link',
    },
    async (context) => {
      const query = plainQuery(context, subject);
      const result = await context.server.search(SEARCHED, query);
      const self = decoded(result.links[0]?.self ?? '');
      const value = query[0]?.[1] ?? '';
      // Servers may normalise names and values, so either is proof enough.
      const shown = new RegExp(`[?&]${code}[:.=]`).test(self) || self.includes(lastPart(value));
      context
        .judge(result)
        .searchset()
        .that(self !== '', {
          code: 'self-link-missing',
          message: 'the Bundle has no link with relation self',
          expected: 'a self link',
          actual: result.links[0] ?? null,
        })
        .that(shown, {
          code: 'self-link-parameter',
          message: `the self link does not show ${shownQuery(query)}: ${self}`,
          expected: `a self link with ${code}`,
          actual: self,
        });
    },
  );
});

const lastPart = (value: string) => value.split(/[|/]/).at(-1) ?? value;

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

export const valueChecks = [...nowhereChecks, ...encodingChecks, ...selfLinkChecks];
