import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { SearchProbe } from '../../fixtures/session.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { expectedSet, probesOf, seededStudies } from './expected.ts';
import { find } from './find.ts';
import { isRefusal } from './found.ts';
import { nothingToFind } from './nothing.ts';
import { subjects } from './subjects.ts';

type Token = Extract<SearchProbe, { kind: 'token' }>;

/** Texts that stand to the code as a URI to one below or above it, and are no codes themselves. */
function nearCodes(code: string): string[] {
  // No concept of SNOMED CT has an id of three digits, and no modality is one letter.
  const start = code.slice(0, /^\d{6}/.test(code) ? 3 : 1);
  return [...(start === code ? [] : [start]), `${code}x`];
}

/** Searches for what is no concept of any code system that the studies use. */
function queriesOf(context: CheckContext, code: string): Query[] {
  const { session } = context;
  const stored = JSON.stringify(seededStudies(session));
  const tokens = probesOf(session, code).filter((probe): probe is Token => probe.kind === 'token');
  const byCode = new Map(tokens.map((token) => [token.code, token]));
  return [...byCode.values()].slice(0, 3).flatMap(({ system, code: known }) =>
    nearCodes(known)
      .filter((near) => !stored.includes(JSON.stringify(near)))
      .flatMap((near) => [
        escaped(near),
        ...(system === undefined ? [] : [`${escaped(system)}|${escaped(near)}`]),
      ])
      .flatMap((value): Query[] => [[[`${code}:below`, value]], [[`${code}:above`, value]]]),
  );
}

/** Codes are not compared by their text, as URIs are (search.html#subsumption). */
export const belowPrefixChecks: Check[] = subjects
  .filter((subject) => subject.selects('Coding', 'CodeableConcept', 'code'))
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/below-no-prefix`,
      {
        rule: `A search by ${code} with :below or :above for a part of a code, or for one with more behind it, finds nothing by it, or is refused.`,
        requirements: ['search-token-above-below', 'search-unsupported-modifier-rejected'],
        needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour: 'below-no-prefix',
      },
      async (context) => {
        const { judge, session } = context;
        const queries = queriesOf(context, code);
        if (queries.length === 0) throw nothingToFind(context, subject);
        const { concerns } = expectedSet(session, []);
        let judged = 0;
        for (const [at, query] of queries.entries()) {
          const result = await find(context, query, at % 4 < 2 ? 'GET' : 'POST');
          if (result.answer.status >= 500 && !isRefusal(result)) continue;
          judged += 1;
          if (isRefusal(result)) judge(result.answer).status('4xx', 501);
          else
            judge(result).set({
              must: [],
              open: [],
              explain: () => `no code is below or above ${query[0]?.[1]}, which is none itself`,
              ...(concerns ? { concerns } : {}),
            });
        }
        if (judged === 0) throw new NotApplicable('no such search is answered');
      },
    );
  });
