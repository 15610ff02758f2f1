import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { differences } from '../../fixtures/difference.ts';
import { isSubsetted } from '../../fixtures/subsetted.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { shown } from './matrix.ts';
import {
  allPaths,
  lastName,
  mandatoryNames,
  rootElements,
  summaryPaths,
  valuesAt,
} from './shape.ts';
import { SEARCHED } from './subjects.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

/** A study as a search gave it, and as it was stored. */
export interface Part {
  stored: Resource;
  given: Resource;
  result: SearchResult;
}

const has = (resource: Resource, name: string) =>
  resource[name] !== undefined || resource[`_${name}`] !== undefined;

/** The seeded study that has most elements, of those that a test lets through. */
export function richest(
  { session }: CheckContext,
  test: (study: Resource) => boolean = () => true,
): Resource | undefined {
  const elements = (study: Resource) => new Set(JSON.stringify(study).match(/"[A-Za-z]+":/g)).size;
  return seededStudies(session)
    .filter(test)
    .sort((one, other) => elements(other) - elements(one))[0];
}

/**
 * One study as a search gives it, with `_summary` or `_elements` if need be.
 * @throws {NotApplicable} if that is refused, {NotTestable} if the study is not found
 */
export function partOf(context: CheckContext, stored: Resource, ...controls: Query): Promise<Part> {
  return partBy('GET', context, stored, controls);
}

async function partBy(
  method: 'GET' | 'POST',
  { server }: CheckContext,
  stored: Resource,
  controls: Query,
): Promise<Part> {
  const asked = shown(controls);
  const query: Query = [['_id', String(stored.id)], ...controls];
  const result = await server.search(SEARCHED, query, { method });
  if (isRefusal(result)) throw new NotApplicable(`${asked} is refused`);
  const given = result.matches.find(({ id }) => id === stored.id);
  if (!given) throw new NotTestable(`the study ${stored.id} is not found with ${asked}`);
  if (given.meta?.versionId !== stored.meta?.versionId) {
    throw new NotTestable(`the study ${stored.id} has another version by now`);
  }
  return { stored, given, result };
}

/** Names of the elements at the root that a part lacks. */
export function lostNames({ stored, given }: Part): string[] {
  return rootElements
    .map(({ path }) => lastName(path))
    .filter((name) => has(stored, name) && !has(given, name));
}

/** Elements of which a part has fewer than the study, wherever they are. */
export function lostPaths({ stored, given }: Part): string[] {
  return allPaths.filter((path) => valuesAt(given, path).length < valuesAt(stored, path).length);
}

/** That a part has what it is there for. */
function judgeHas({ judge }: CheckContext, part: Part, wanted: readonly string[], what: string) {
  const lost = lostNames(part).filter((name) => wanted.includes(name));
  judge(part.result).that(lost.length === 0, {
    code: 'elements-missing',
    message: `${what} lacks ${lost.join(', ')}`,
    expected: wanted.filter((name) => has(part.stored, name)),
    actual: Object.keys(part.given),
  });
}

const study = (context: CheckContext, test?: (study: Resource) => boolean): Resource => {
  const found = richest(context, test);
  if (!found) throw new NotApplicable('no stored study has what is left out');
  return found;
};

/** Studies that together have every element that any seeded study has, of these. */
function havingAll(context: CheckContext, paths: readonly string[]): Resource[] {
  const chosen = [study(context)];
  for (const path of paths) {
    if (chosen.some((one) => valuesAt(one, path).length > 0)) continue;
    const having = richest(context, (one) => valuesAt(one, path).length > 0);
    if (having) chosen.push(having);
  }
  return chosen;
}

/** Values that have more than extensions, which are no summary elements: without these nothing is left of the rest. */
export function summarised(resource: Resource, path: string): unknown[] {
  const isExtension = (name: string) => /^(?:id|extension|_.*)$/.test(name);
  return valuesAt(resource, path).filter(
    (value) =>
      typeof value !== 'object' || value === null || !Object.keys(value).every(isExtension),
  );
}

const summaryTrue = check(
  'search/_summary/true',
  {
    rule: 'With _summary=true a study has all its summary elements and its mandatory ones.',
    requirements: ['search-summary-true'],
    needs,
  },
  async (context) => {
    for (const stored of havingAll(context, summaryPaths)) {
      const part = await partOf(context, stored, ['_summary', 'true']);
      judgeHas(context, part, mandatoryNames, 'the summary');
      const lost = summaryPaths.filter(
        (path) => summarised(part.given, path).length < summarised(part.stored, path).length,
      );
      const tags = (one: Resource) =>
        (one.meta?.tag ?? []).map(({ system, code }) => `${system}|${code}`);
      const lostTags = tags(stored).filter((tag) => !tags(part.given).includes(tag));
      context.judge(part.result).that(lostTags.length === 0, {
        code: 'tags-missing',
        message: `the summary lacks tags of the study: ${lostTags.join(', ')}`,
        expected: tags(stored),
        actual: tags(part.given),
      });
      context.judge(part.result).that(lost.length === 0, {
        code: 'elements-missing',
        message: `the summary lacks summary elements: ${lost.join(', ')}`,
        expected: 'every summary element that the study has',
        actual: lost,
      });
    }
  },
);

const summaryText = check(
  'search/_summary/text',
  {
    rule: 'With _summary=text a study has its narrative, id, meta and mandatory elements.',
    requirements: ['search-summary-text-data'],
    needs,
  },
  async (context) => {
    const withText = study(context, (one) => has(one, 'text'));
    const part = await partOf(context, withText, ['_summary', 'text']);
    judgeHas(context, part, ['id', 'meta', 'text', ...mandatoryNames], 'what _summary=text gives');
  },
);

const summaryData = check(
  'search/_summary/data',
  {
    rule: 'With _summary=data a study has everything but its narrative.',
    requirements: ['search-summary-text-data'],
    needs,
  },
  async (context) => {
    const withText = richest(context, (one) => has(one, 'text')) ?? study(context);
    const part = await partOf(context, withText, ['_summary', 'data']);
    const all = rootElements.map(({ path }) => lastName(path)).filter((name) => name !== 'text');
    judgeHas(context, part, all, 'what _summary=data gives');
    judgeUnchanged(context, part, all);
  },
);

/** That elements are as they were stored, where they are given. */
export function judgeUnchanged({ judge }: CheckContext, part: Part, names: readonly string[]) {
  const { stored, given, result } = part;
  const changed = names
    .filter((name) => name !== 'meta' && has(given, name))
    .flatMap((name) => differences(stored[name], given[name], new Set(), name))
    .filter(({ kind }) => kind === 'missing' || kind === 'changed');
  judge(result).that(changed.length === 0, {
    code: 'elements-changed',
    message: `not as stored: ${changed.map(({ path }) => path).join(', ')}`,
    expected: 'each element as it is stored',
    actual: changed.slice(0, 10),
  });
}

const rootPaths = rootElements.map(({ path }) => path);

const summaryFalse = check(
  'search/_summary/false',
  {
    rule: 'With _summary=false a study is whole, and not tagged as a part.',
    requirements: ['search-summary-false'],
    needs,
  },
  async (context) => {
    const whole: Query = [['_summary', 'false']];
    const parts: Part[] = [];
    for (const stored of havingAll(context, rootPaths)) {
      parts.push(await partBy('GET', context, stored, whole));
    }
    parts.push(await partBy('POST', context, study(context), whole));
    for (const part of parts) {
      const all = rootElements.map(({ path }) => lastName(path));
      judgeHas(context, part, all, 'what _summary=false gives');
      judgeUnchanged(context, part, all);
      context.judge(part.result).that(isSubsetted(part.stored) || !isSubsetted(part.given), {
        code: 'tagged-subsetted',
        message: 'with _summary=false the study has the tag SUBSETTED',
        expected: 'no such tag',
        actual: part.given.meta?.tag ?? null,
      });
    }
  },
);

/** Ways to ask for a part. */
const controls: Query = [
  ['_summary', 'true'],
  ['_summary', 'text'],
  ['_summary', 'data'],
  ['_elements', mandatoryNames[0] ?? ''],
];

const subsetted = controls.map((control) =>
  check(
    `search/${control[0]}/subsetted${control[0] === '_summary' ? `-${control[1]}` : ''}`,
    {
      rule: `A study from which ${control[0] === '_summary' ? control.join('=') : control[0]} leaves something out has the tag SUBSETTED.`,
      requirements: ['rest-subset-tagged-subsetted'],
      needs,
    },
    async (context) => {
      const withText = richest(context, (one) => has(one, 'text')) ?? study(context);
      const part = await partOf(context, withText, control);
      const lost = lostPaths(part);
      if (lost.length === 0) {
        throw new NotApplicable(`${control.join('=')} leaves nothing out, as R4 lets it`);
      }
      context.judge(part.result).that(isSubsetted(part.given), {
        code: 'not-tagged-subsetted',
        message: `the study comes without ${lost.join(', ')}, and is not tagged SUBSETTED`,
        expected: 'a tag with code SUBSETTED',
        actual: part.given.meta?.tag ?? null,
      });
    },
  ),
);

const ALL: Query = [];

const sameMatches = check(
  'search/_summary/same-matches',
  {
    rule: 'What is left out of studies changes nothing in which of them are found.',
    requirements: ['search-returned-resources-match'],
    needs: { ...needs, parameters: [] },
  },
  async (context) => {
    let judged = 0;
    for (const control of controls) {
      const result = await find(context, [control]);
      if (isRefusal(result)) continue;
      await judgeAsSame(context, ALL, result, () => find(context, ALL), ROOM);
      judged += 1;
    }
    if (judged === 0) throw new NotApplicable('_summary and _elements are refused');
  },
);

/** Parts of studies (search.html#summary). */
export const summaryChecks: Check[] = [
  summaryTrue,
  summaryText,
  summaryData,
  summaryFalse,
  ...subsetted,
  sameMatches,
];
