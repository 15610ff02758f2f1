import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { judgeOwn } from './own.ts';

interface Identifier {
  system: string;
  value: string;
}

const SYSTEM = 'http://example.org/literal';

/** What a value would be if it were decoded once more than it was encoded. */
const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Values in which a percent sign stands for itself, whatever follows it. */
const values = (mark: string): string[] => [
  `${mark}%41`,
  `${mark}%2b1`,
  `%2D${mark}`,
  `${mark}%7e%5F`,
  `${mark}%2C2`,
  `${mark}%7C`,
  `${mark}%C3%A9`,
  `${mark}%2541`,
  `${mark}%zz`,
  `${mark}%`,
];

/** The value after its escapes; where that is another one, the study of it is not asked for. */
const decoys = (mark: string) =>
  values(mark)
    .map(decoded)
    .filter(
      (value): value is string =>
        value !== undefined && !/[,|]/.test(value) && !values(mark).includes(value),
    );

/** A study with one more identifier; nothing, if the server does not keep that as it is. */
async function identified({ studies }: CheckContext, more: Identifier) {
  const study = studies.one();
  const identifier = [...((study.identifier ?? []) as object[]), more];
  const { id, stored } = await studies.stored({ ...study, identifier });
  const isKept = itemsOf<Identifier>(stored.identifier).some(
    ({ system, value }) => system === more.system && value === more.value,
  );
  return isKept ? [{ id, value: more.value, system: more.system }] : [];
}

/** Escapes that are part of a value (search.html#escaping): what is read from a URL is decoded once. */
export const literalEscapeChecks: Check[] = [
  check(
    'search/identifier/literal-escapes',
    {
      rule: 'A search by identifier finds values and systems in which a percent sign stands for itself: what comes in a URL or a form is decoded once.',
      requirements: ['search-percent-encoding-equivalent', 'search-param-identifier'],
      needs: {
        interactions: ['create', 'read', 'search-type'],
        parameters: ['_id', 'identifier'],
      },
      parameter: 'identifier',
      behaviour: 'literal-escapes',
    },
    async (context) => {
      const { group } = context.studies;
      const stored: (Identifier & { id: string })[] = [];
      for (const value of [...values(group), ...decoys(group)]) {
        stored.push(...(await identified(context, { system: SYSTEM, value })));
      }
      for (const system of [`${SYSTEM}/a%2Db`, `${SYSTEM}/a-b`]) {
        stored.push(...(await identified(context, { system, value: group })));
      }
      if (stored.length === 0) throw new NotApplicable('the server keeps no such identifier');
      const ids = stored.map(({ id }) => id);
      const judge = async (value: string, found: typeof stored) => {
        const query: Query = [['identifier', value]];
        for (const method of ['GET', 'POST'] as const) {
          await judgeOwn(
            context,
            query,
            found.map(({ id }) => id),
            ids,
            method,
          );
        }
      };
      for (const one of stored) {
        await judge(`${one.system}|${one.value}`, [one]);
        if (one.system === SYSTEM) await judge(one.value, [one]);
      }
      const [first, second] = stored;
      if (first && second) await judge(`${first.value},${second.value}`, [first, second]);
    },
  ),
];
