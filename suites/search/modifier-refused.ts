import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { encodeQuery } from '../../fixtures/url.ts';
import { check } from '../check.ts';
import { searchsetInBatch } from './batch.ts';
import { INVENTED_MODIFIER, type Query } from './behaviour.ts';
import { ROOM } from './find.ts';
import { SEARCHED } from './subjects.ts';
import { searchAll } from './system.ts';

/** One criterion of each type, with a value that any server can read. */
const criteria: Query = [
  ['status', 'available'],
  ['started', '2020'],
  ['patient', 'Patient/1'],
  ['identifier', 'urn:ietf:rfc:3986|1'],
];

const NARROWING: Query = [['_count', String(ROOM)]];

interface Place {
  name: string;
  words: string;
  /**
   * The status that the search is answered with.
   * @throws {NotApplicable} if the server takes no such search
   */
  ask(context: CheckContext, query: Query): Promise<Asked>;
}

interface Asked {
  answer: Answer;
  status: number;
}

const plainly = ([name, value]: Query[number]): Query => [[name, value]];
const wrongly = ([name, value]: Query[number]): Query => [[`${name}:${INVENTED_MODIFIER}`, value]];

/** Where a search may stand, or how it may be written, beside a plain GET. */
const places: Place[] = [
  {
    name: 'encoded',
    words: 'whose colon is percent-encoded',
    async ask({ server }, query) {
      const text = encodeQuery([...query, ...NARROWING]).replace(/:(?=[^=&]*=)/g, '%3A');
      const { answer } = await server.search(SEARCHED, text);
      return { answer, status: answer.status };
    },
  },
  {
    name: 'counted',
    words: 'where only the number of matches is asked for',
    async ask({ server }, query) {
      const { answer } = await server.search(SEARCHED, [...query, ['_summary', 'count']]);
      return { answer, status: answer.status };
    },
  },
  {
    name: 'with-include',
    words: 'beside an include',
    async ask({ server }, query) {
      const include: Query = [['_include', `${SEARCHED}:subject`]];
      const { answer } = await server.search(SEARCHED, [...query, ...include, ...NARROWING]);
      return { answer, status: answer.status };
    },
  },
  {
    name: 'in-batch',
    words: 'in a batch',
    ask: (context, query) => searchsetInBatch(context, [...query, ...NARROWING]),
  },
  {
    name: 'of-system',
    words: 'in a search of the whole server',
    async ask(context, query) {
      const { answer } = await searchAll(context, [['_type', SEARCHED], ...query], ROOM);
      return { answer, status: answer.status };
    },
  },
];

/** A modifier that no server knows is refused wherever it stands, and never dropped (search.html#modifiers). */
export const modifierRefusedChecks: Check[] = places.map(({ name, words, ask }) =>
  check(
    `search/errors/unknown-modifier-${name}`,
    {
      rule: `A modifier that does not exist is refused ${words} as well.`,
      requirements: ['search-unsupported-modifier-rejected'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async (context) => {
      let judged = 0;
      for (const criterion of criteria) {
        if ((await ask(context, plainly(criterion))).status !== 200) continue;
        judged += 1;
        const { answer, status } = await ask(context, wrongly(criterion));
        context.judge(answer).that(status >= 400, {
          code: 'modifier-dropped',
          message: `${wrongly(criterion)[0]?.join('=')}, ${words}, is answered ${status}`,
          expected: '4xx',
          actual: status,
        });
      }
      if (judged === 0) throw new NotApplicable(`no search ${words} is answered 200`);
    },
  ),
);
