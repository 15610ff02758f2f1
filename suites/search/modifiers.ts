import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { ExpectedSet } from '../../fixtures/judge-search.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import type { SearchProbe } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import { escaped, INVENTED_MODIFIER, NOWHERE, type Query, type Subject } from './behaviour.ts';
import { expectedSet, probesOf } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, namesIn } from './found.ts';
import { queriesOf, shown } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { allSubjects, behavioursOf, SEARCHED, subjects } from './subjects.ts';

const UNKNOWN_VALUE_SET = 'http://example.org/fhir/ValueSet/lightbox-nowhere';

/** A modifier that nobody can support is refused, on every parameter, also when asked to be lenient. */
const inventedModifierChecks: Check[] = allSubjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/unknown-modifier`,
    {
      rule: `A search by ${code} with a modifier that does not exist is refused, never carried out without it.`,
      requirements: ['search-unsupported-modifier-rejected', subject.requirement],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'unknown-modifier',
    },
    async (context) => {
      const { server, judge } = context;
      const query: Query = [[`${code}:${INVENTED_MODIFIER}`, plainValue(context, code)]];
      const lenient = { headers: { prefer: 'handling=lenient' } };
      // Also behind another parameter, that has none.
      const behind: Query = [['status', 'available'], ...query];
      for (const [asked, options] of [
        [query, {}],
        [behind, lenient],
        [behind, { method: 'POST' as const }],
      ] as const) {
        const { answer } = await server.search(SEARCHED, asked, options);
        judge(answer).notStatus('2xx');
        if (answer.status >= 300 && answer.status !== 501) judge.should(answer).status(400);
      }
    },
  );
});

/** A value for parameters of which none is known. */
const anyValue: Record<string, string> = { date: '2020', uri: 'http://example.org/any' };

function plainValue(context: CheckContext, code: string): string {
  const subject = allSubjects.find(({ parameter }) => parameter.code === code);
  const [first] = subject
    ? behavioursOf(subject).flatMap((behaviour) => queriesOf(context, subject, behaviour))
    : [];
  const value = first?.[0]?.[1];
  return value && value !== 'true' ? value : (anyValue[subject?.parameter.type ?? ''] ?? NOWHERE);
}

const concernsOf = ({ concerns }: ExpectedSet) => (concerns ? { concerns } : {});

/** Modifiers that need terminology: a server has them and uses them, or refuses; it never drops them. */
const terminologyModifiers: {
  modifier: string;
  rule: string;
  requirement: string;
  value(probe: Extract<SearchProbe, { kind: 'token' }>): string;
  expected(context: CheckContext, code: string, value: string): ExpectedSet;
}[] = [
  {
    modifier: 'in',
    rule: 'finds no study by a value set that does not exist',
    requirement: 'search-token-in',
    value: () => UNKNOWN_VALUE_SET,
    expected: ({ session }) => ({
      must: [],
      open: [],
      explain: () => 'no code is in a value set that is unknown',
      ...concernsOf(expectedSet(session, [])),
    }),
  },
  ...(['below', 'above'] as const).map((modifier) => ({
    modifier,
    rule: 'finds the code itself and nothing of another code system',
    requirement: 'search-token-above-below',
    value: ({ system = '', code }: { system?: string; code: string }) =>
      `${escaped(system)}|${escaped(code)}`,
    expected: ({ session }: CheckContext, code: string, value: string): ExpectedSet => {
      const exact = expectedSet(session, [[code, value]]);
      const system = expectedSet(session, [[code, value.replace(/\|[^|]*$/, '|')]]);
      const related = [...system.must, ...system.open, ...exact.open];
      return {
        must: exact.must,
        open: related.filter((id) => !exact.must.includes(id)),
        explain: (id) =>
          exact.must.includes(id)
            ? exact.explain(id)
            : `it has no code of the code system: ${exact.explain(id)}`,
        ...concernsOf(exact),
      };
    },
  })),
];

const terminologyChecks: Check[] = subjects
  .filter((subject) => subject.selects('Coding', 'CodeableConcept'))
  .flatMap((subject) =>
    terminologyModifiers.map(({ modifier, rule, requirement, value, expected }) => {
      const { code } = subject.parameter;
      return check(
        `search/${code}/${modifier}`,
        {
          rule: `A search by ${code} with :${modifier} ${rule}, or is refused.`,
          requirements: [requirement, 'search-unsupported-modifier-rejected'],
          needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
          parameter: code,
          behaviour: modifier,
        },
        async (context) => {
          const { session, judge } = context;
          const probes = probesOf(session, code).flatMap((probe) =>
            probe.kind === 'token' && probe.system ? [probe] : [],
          );
          const values = [...new Set(probes.map(value))].slice(0, 3);
          if (values.length === 0) throw nothingToFind(context, subject);
          for (const one of values) {
            const query: Query = [[`${code}:${modifier}`, one]];
            const result = await find(context, query);
            if (isRefusal(result)) {
              throw new NotApplicable(
                `refused, as R4 allows: ${shown(query)} → ${result.answer.status}`,
              );
            }
            judge(result).set(expected(context, code, one));
          }
        },
      );
    }),
  );

/** A search with a modifier is refused, or carried out with it: it does not find what it finds without (search.html#modifiers). */
async function judgeNotDropped(
  context: CheckContext,
  code: string,
  modifier: string,
  value: string,
  headers: Record<string, string> = {},
) {
  const { server, session, judge } = context;
  const { must, open } = expectedSet(session, [[code, value]]);
  const name = `${code}:${modifier}`;
  const query: Query = [
    [name, value],
    ['_count', String(ROOM)],
  ];
  const result = await server.search(SEARCHED, query, { headers });
  if (isRefusal(result)) return void judge(result.answer).status('4xx', 501);
  const found = namesIn(result);
  const isPlain = (id: string) => must.includes(id) || open.includes(id);
  const isDropped = must.every((id) => found.includes(id)) && found.every(isPlain);
  judge(result)
    .searchset()
    .that(!isDropped, {
      code: 'modifier-dropped',
      message: `${name}=${value} finds what ${code}=${value} finds`,
      expected: 'a refusal, or what the modifier asks for',
      actual: found,
    })
    .that(namesInSelfLink(result)?.includes(name) !== false, {
      code: 'parameter-dropped',
      message: `${name}=${value} is answered, and by the self link it was not used`,
      expected: 'a refusal, or what the modifier asks for',
      actual: result.links[0]?.self ?? null,
    });
}

/** @throws {NotApplicable | NotTestable} if there is no value that finds a study */
function tellingValue(context: CheckContext, subject: Subject): string {
  const { code } = subject.parameter;
  const value = plainValue(context, code);
  const { must } = expectedSet(context.session, [[code, value]]);
  if (must.length === 0) throw nothingToFind(context, subject);
  return value;
}

/** A code in place of a value set: no server can take it for one, and none may search for the code itself. */
const valueSetChecks: Check[] = subjects
  .filter(({ parameter }) => parameter.type === 'token')
  .flatMap((subject) =>
    ['in', 'not-in'].map((modifier) => {
      const { code } = subject.parameter;
      return check(
        `search/${code}/${modifier}-dropped`,
        {
          rule: `A search by ${code} with :${modifier} and a code is refused, or carried out with the modifier.`,
          requirements: ['search-unsupported-modifier-rejected', 'search-token-in'],
          needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
          parameter: code,
          behaviour: `${modifier}-dropped`,
        },
        async (context) => {
          const value = tellingValue(context, subject).replace(/^.*\|/, '');
          await judgeNotDropped(context, code, modifier, value);
        },
      );
    }),
  );

/** Modifiers that R4 has, and not for parameters of that type (search.html#token, #reference, #date). */
const otherTypes: Partial<Record<string, readonly string[]>> = {
  token: ['identifier', 'of-type'],
  reference: ['text', 'of-type'],
  date: ['text', 'identifier', 'of-type'],
};

const otherTypeChecks: Check[] = subjects.map((subject) => {
  const { code, type } = subject.parameter;
  const isOwn = (modifier: string) => modifier === 'of-type' && subject.selects('Identifier');
  const modifiers = (otherTypes[type] ?? []).filter((modifier) => !isOwn(modifier));
  return check(
    `search/${code}/modifier-of-other-type`,
    {
      rule: `A search by ${code} with a modifier that no such parameter has in R4 (:${modifiers.join(', :')}) is not carried out without it.`,
      requirements: ['search-unsupported-modifier-rejected', subject.requirement],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'modifier-of-other-type',
    },
    async (context) => {
      const value = tellingValue(context, subject);
      for (const modifier of modifiers) await judgeNotDropped(context, code, modifier, value);
    },
  );
});

const lenientChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/modifier-when-lenient`,
    {
      rule: `A modifier that a search by ${code} is refused for is not dropped where the client asks to be lenient.`,
      requirements: ['search-unsupported-modifier-rejected', subject.requirement],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'modifier-when-lenient',
    },
    async (context) => {
      const value = tellingValue(context, subject);
      let judged = 0;
      for (const modifier of ['above', 'below', 'text']) {
        if (!isRefusal(await find(context, [[`${code}:${modifier}`, value]]))) continue;
        judged += 1;
        await judgeNotDropped(context, code, modifier, value, { prefer: 'handling=lenient' });
      }
      if (judged === 0) throw new NotApplicable('none of these modifiers is refused');
    },
  );
});

/** `:not` is a token's modifier: on another type it is refused, or it negates; it is never dropped. */
const foreignModifierChecks: Check[] = subjects
  .filter(({ parameter }) => parameter.type !== 'token')
  .map((subject) => {
    const { code, type } = subject.parameter;
    return check(
      `search/${code}/not-dropped`,
      {
        rule: `A search by ${code} with :not, which no ${type} has in R4, is refused or negates; it is not carried out without it.`,
        requirements: ['search-unsupported-modifier-rejected', subject.requirement],
        needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour: 'not-dropped',
      },
      async (context) => {
        const { session, judge } = context;
        const value = tellingValue(context, subject);
        const { must } = expectedSet(session, [[code, value]]);
        const result = await find(context, [[`${code}:not`, value]]);
        if (isRefusal(result)) return void judge(result.answer).status('4xx', 501);
        judge(result)
          .searchset()
          .that(!result.matches.some((one) => must.includes(`${one.resourceType}/${one.id}`)), {
            code: 'modifier-dropped',
            message: `${code}:not=${value} finds what ${code}=${value} finds`,
            expected: 'a refusal, or the studies that do not have the value',
            actual: result.matches.map(({ id }) => id),
          });
      },
    );
  });

export const modifierChecks = [
  ...inventedModifierChecks,
  ...foreignModifierChecks,
  ...terminologyChecks,
  ...valueSetChecks,
  ...otherTypeChecks,
  ...lenientChecks,
];
