import { type Check, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { escaped, NOWHERE, type Query, type Subject } from './behaviour.ts';
import { expectedSet, probesOf } from './expected.ts';
import { find, ROOM } from './find.ts';
import { judgeAsSame, judgeFound } from './found.ts';
import { queriesOf, shown as shownQuery } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { behavioursOf, SEARCHED, subjects } from './subjects.ts';
import { whole, withSystem } from './token-probes.ts';

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
      requirements: [
        'search-returned-resources-match',
        'search-logical-miss-empty',
        'capability-declared-params-work',
      ],
      needs: needs(code),
      parameter: code,
      behaviour: 'no-such-value',
    },
    async (context) => {
      const query: Query = [[code, nowhere(subject)]];
      await judgeFound(context, query, await context.server.search(SEARCHED, query));
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
  if (!found) throw nothingToFind(context, subject);
  return found;
}

/** Every character in its percent-encoded form. */
const encoded = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

/** The digits of the escapes may be of either case (RFC 3986, 2.1). */
const encodedInLowerCase = (text: string) => encoded(text).toLowerCase();

const written = (query: Query, encode: (text: string) => string) =>
  query.map(([name, value]) => `${name}=${encode(value)}`).join('&');

/** Searches for the values that a wrong decoder would change. */
function oddQueries({ session }: CheckContext, { parameter: { code } }: Subject): Query[] {
  return probesOf(session, code).flatMap((probe): Query[] =>
    probe.kind === 'token' && /[ +%\u0080-\uffff]/.test(probe.code)
      ? [[[code, escaped(probe.code)]]]
      : [],
  );
}

/** A search by system|code, for the bar may be written in both cases too. */
function pairQueries({ session }: CheckContext, { parameter: { code } }: Subject): Query[] {
  return withSystem(probesOf(session, code))
    .slice(0, 1)
    .map((probe) => [[code, whole(probe)]]);
}

const encodingChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/percent-encoded`,
    {
      rule: `A search by ${code} means the same however much of the value is percent-encoded.`,
      requirements: [
        'search-percent-encoding-equivalent',
        'search-post-equals-get',
        subject.requirement,
      ],
      needs: needs(code),
      parameter: code,
      behaviour: 'percent-encoded',
    },
    async (context) => {
      const { server } = context;
      const odd = oddQueries(context, subject);
      for (const query of [
        plainQuery(context, subject),
        ...pairQueries(context, subject),
        ...odd,
      ]) {
        for (const encode of [encoded, encodedInLowerCase]) {
          await judgeFound(context, query, await server.search(SEARCHED, written(query, encode)));
        }
      }
      // In a form, and only there, a space may be a plus sign (the media type's own rule).
      const inForm = (value: string) => encoded(value).replaceAll('%20', '+');
      for (const query of odd) {
        const text = written(query, inForm);
        await judgeFound(context, query, await server.search(SEARCHED, text, { method: 'POST' }));
      }
    },
  );
});

const encodedNameChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/encoded-name`,
    {
      rule: `A search by ${code} means the same if the name of the parameter is percent-encoded.`,
      requirements: ['search-percent-encoding-equivalent', subject.requirement],
      needs: needs(code),
      parameter: code,
      behaviour: 'encoded-name',
    },
    async (context) => {
      const query = plainQuery(context, subject);
      // Letters, digits, hyphen and underscore are the same with and without escapes (RFC 3986, 2.3).
      const text = query
        .map(([name, value]) => `${encoded(name)}=${encodeURIComponent(value)}`)
        .join('&');
      for (const method of ['GET', 'POST'] as const) {
        await judgeFound(context, query, await context.server.search(SEARCHED, text, { method }));
      }
    },
  );
});

const encodedColonChecks: Check[] = subjects
  .filter(({ parameter }) => parameter.type === 'token')
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/encoded-modifier`,
      {
        rule: `In a form and in a URL ${code}%3Anot is ${code}:not.`,
        requirements: ['search-percent-encoding-equivalent', 'search-post-equals-get'],
        needs: needs(code),
        parameter: code,
        behaviour: 'encoded-modifier',
      },
      async (context) => {
        const [[, value] = []] = plainQuery(context, subject);
        const query: Query = [[`${code}:not`, value ?? '']];
        // What writes a form by its media type escapes colons, and so does many a builder of URLs.
        const text = written([[`${code}%3Anot`, value ?? '']], encodeURIComponent);
        for (const method of ['POST', 'GET'] as const) {
          const sent = `${text}&_count=${ROOM}`;
          const result = await context.server.search(SEARCHED, sent, { method });
          await judgeAsSame(context, query, result, () => find(context, query, method), ROOM);
        }
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
      const { scope } = context.session.target;
      // Servers may normalise names and values, so either is proof enough; the name besides that of the scope.
      const names = self.match(new RegExp(`[?&]${code}(?=[:.=])`, 'g')) ?? [];
      const isScope = scope.kind !== 'none' && scope.parameter === code;
      const shown = names.length > (isScope ? 1 : 0) || self.includes(lastPart(value));
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

/** Each criterion of a search is in its self link, be it the second, or the second of its name. */
const severalInSelfLink: Check = check(
  'search/result/self-link-of-several',
  {
    rule: 'The self link of a search by several parameters shows each of them.',
    requirements: ['search-self-link-reflects-used', 'search-self-link-present'],
    needs: { ...needs('status'), parameters: ['status', 'started', 'patient'] },
  },
  async (context) => {
    const patient = subjects.find(({ parameter }) => parameter.code === 'patient');
    const query: Query = [
      ['status', 'available,cancelled'],
      ['started', 'ge2019'],
      ['started', 'lt2022'],
      ...(patient ? plainQuery(context, patient) : []),
    ];
    for (const several of [query, [...query].reverse()]) {
      const result = await context.server.search(SEARCHED, several);
      const { status } = result.answer;
      if (status !== 200)
        throw new NotTestable(`a search by several parameters answered ${status}`);
      const self = decoded(result.links[0]?.self ?? '');
      const names = (self.match(/[?&][^=&]+(?==)/g) ?? []).map((name) => name.slice(1));
      const isShown = ([name, value]: Query[number]) =>
        self.includes(lastPart(value)) ||
        names.filter((one) => one.split(/[:.]/)[0] === name).length ===
          several.filter(([one]) => one === name).length;
      const missing = several.filter((one) => !isShown(one));
      context.judge(result).that(missing.length === 0, {
        code: 'self-link-parameter',
        message: `the self link does not show ${shownQuery(missing)}: ${self}`,
        expected: several.map(([name, value]) => `${name}=${value}`),
        actual: self,
      });
      const [first = '', ...others] = ['available', 'cancelled'].filter((one) =>
        self.includes(one),
      );
      context.judge(result).that(first === '' || others.length > 0, {
        code: 'self-link-value',
        message: `of status=available,cancelled the self link shows ${first} alone: ${self}`,
        expected: 'both values',
        actual: self,
      });
    }
  },
);

const lastPart = (value: string) => value.split(/[|/]/).at(-1) ?? value;

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

export const valueChecks = [
  ...nowhereChecks,
  ...encodingChecks,
  ...encodedNameChecks,
  ...encodedColonChecks,
  ...selfLinkChecks,
  severalInSelfLink,
];
