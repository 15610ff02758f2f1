import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { plainQueries } from './pairs.ts';
import { lastName, mandatoryNames, rootElements } from './shape.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';
import { judgeUnchanged, lostNames, partOf, richest } from './summary.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

/** The study with most elements, and those of them that may be left out. */
function optional(context: CheckContext): { stored: Resource; names: string[] } {
  const stored = richest(context);
  const names = rootElements
    .map(({ path }) => lastName(path))
    .filter((name) => stored?.[name] !== undefined)
    .filter((name) => !['id', 'meta', ...mandatoryNames].includes(name));
  if (!stored || names.length === 0) throw new NotApplicable('no stored study has more elements');
  return { stored, names };
}

const alone = check(
  'search/_elements/each',
  {
    rule: 'With _elements a study has each element that is asked for, as it is stored.',
    requirements: ['search-elements'],
    needs,
  },
  async (context) => {
    const { stored, names } = optional(context);
    for (const name of names) {
      const part = await partOf(context, stored, ['_elements', name]);
      context.judge(part.result).that(!lostNames(part).includes(name), {
        code: 'elements-missing',
        message: `_elements=${name} gives a study without ${name}`,
        expected: name,
        actual: Object.keys(part.given),
      });
      judgeUnchanged(context, part, [name]);
    }
  },
);

const several = check(
  'search/_elements/several',
  {
    rule: 'With _elements a study has all elements that are asked for, wherever in the list.',
    requirements: ['search-elements'],
    needs,
  },
  async (context) => {
    const { stored, names } = optional(context);
    const half = names.filter((_, at) => at % 2 === 0);
    for (const wanted of [half, [...half].reverse()]) {
      const part = await partOf(context, stored, ['_elements', wanted.join(',')]);
      const lost = lostNames(part).filter((name) => wanted.includes(name));
      context.judge(part.result).that(lost.length === 0, {
        code: 'elements-missing',
        message: `_elements=${wanted.join(',')} gives a study without ${lost.join(', ')}`,
        expected: wanted,
        actual: Object.keys(part.given),
      });
    }
  },
);

const mandatory = check(
  'search/_elements/mandatory',
  {
    rule: 'With _elements a study keeps its mandatory elements, asked for or not.',
    requirements: ['search-elements'],
    needs,
  },
  async (context) => {
    const { stored, names } = optional(context);
    const [name = ''] = names;
    const part = await partOf(context, stored, ['_elements', name]);
    const kept = ['id', ...mandatoryNames];
    const lost = lostNames(part).filter((one) => kept.includes(one));
    context.judge(part.result).that(lost.length === 0, {
      code: 'elements-missing',
      message: `_elements=${name} gives a study without ${lost.join(', ')}`,
      expected: kept,
      actual: Object.keys(part.given),
    });
  },
);

const passing = check(
  'search/_elements/passing',
  {
    rule: 'A study that a search gave in part is whole in the same search without _elements or _summary.',
    requirements: ['search-no-side-effects', 'search-returned-resources-match'],
    needs,
  },
  async (context) => {
    const { stored, names } = optional(context);
    const all = rootElements.map(({ path }) => lastName(path));
    for (const control of [
      ['_elements', mandatoryNames[0] ?? ''],
      ['_summary', 'true'],
    ] as [string, string][]) {
      const whole = await partOf(context, stored);
      await partOf(context, stored, control);
      const after = await partOf(context, stored);
      const lost = names.filter((name) => after.given[name] === undefined);
      // What it gives in part without being asked, it gives so at all times.
      const isUsual = lostNames(whole).join() === lostNames(after).join();
      context.judge(after.result).that(isUsual || lost.length === 0, {
        code: 'elements-missing',
        message: `after a search with ${control.join('=')} the same without it lacks ${lost.join(', ')}`,
        expected: all.filter((name) => stored[name] !== undefined),
        actual: Object.keys(after.given),
      });
    }
  },
);

const readAfter = check(
  'search/_elements/read-after',
  {
    rule: 'A study that a search gave in part is read whole.',
    requirements: ['search-no-side-effects'],
    needs: { ...needs, interactions: [...needs.interactions, 'read'] },
  },
  async (context) => {
    const { server, judge } = context;
    const { stored, names } = optional(context);
    for (const control of [
      ['_elements', mandatoryNames[0] ?? ''],
      ['_summary', 'true'],
    ] as [string, string][]) {
      await partOf(context, stored, control);
      const read = await server.read(SEARCHED, String(stored.id));
      judge(read).status(200);
      const { resource } = read;
      if (resource?.meta?.versionId !== stored.meta?.versionId) continue;
      const lost = names.filter((name) => resource?.[name] === undefined);
      judge(read).that(lost.length === 0, {
        code: 'elements-missing',
        message: `after a search with ${control.join('=')} a read of the study lacks ${lost.join(', ')}`,
        expected: names,
        actual: Object.keys(resource ?? {}),
      });
    }
  },
);

const filtering = check(
  'search/_elements/no-filter',
  {
    rule: 'With _elements studies that have none of the elements asked for are found as well.',
    requirements: ['search-total-semantics', 'search-elements'],
    needs,
  },
  async (context) => {
    const { names } = optional(context);
    for (const name of names) {
      const query: Query = [['_elements', name]];
      const result = await find(context, query);
      if (isRefusal(result))
        throw new NotApplicable(`_elements is refused: ${result.answer.status}`);
      await judgeAsSame(context, [], result, () => find(context, []), ROOM);
    }
  },
);

const criteria = check(
  'search/_elements/criteria',
  {
    rule: 'With _elements criteria look at the whole study, also at elements that are not asked for.',
    requirements: ['search-returned-resources-match', 'search-elements'],
    needs,
  },
  async (context) => {
    const shape: Query = [['_elements', mandatoryNames[0] ?? '']];
    if (isRefusal(await find(context, shape))) throw new NotApplicable('_elements is refused');
    for (const subject of ownSubjects) {
      const { code } = subject.parameter;
      const plain = plainQueries(context, subject).slice(0, 1);
      const missing = ['true', 'false'].map((value): Query => [[`${code}:missing`, value]]);
      for (const query of [...plain, ...missing]) {
        const result = await find(context, [...query, ...shape]);
        if (isRefusal(result)) continue;
        await judgeAsSame(context, query, result, () => find(context, query), ROOM);
      }
    }
  },
);

/** Elements that are asked for by name (search.html#elements). */
export const elementsChecks: Check[] = [
  alone,
  several,
  mandatory,
  passing,
  readAfter,
  filtering,
  criteria,
];
