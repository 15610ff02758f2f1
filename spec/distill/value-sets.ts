import type { ElementRow } from './elements.ts';
import type { Definition, Source } from './source.ts';

interface Concept {
  code: string;
  concept?: Concept[];
  property?: { code: string; valueCode?: string }[];
}

interface Include {
  system?: string;
  concept?: { code: string }[];
  filter?: { property: string; op: string; value: string }[];
  valueSet?: string[];
}

/** Codes of one system, as they stand in `value-sets.json`. */
export interface SystemCodes {
  system: string;
  codes: string[];
}

const MOST_CODES = 300;
const bare = (url: string) => url.split('|')[0] ?? url;

/** Set of `system|code`, in the order of the source; undefined where the source cannot enumerate it. */
type Codes = Set<string> | undefined;

/** Code → its parents, by nesting and by the `subsumedBy` property. */
function hierarchy(system: Definition): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  const visit = (concepts: Concept[], parent?: string) => {
    for (const { code, concept, property } of concepts) {
      const named = (property ?? []).flatMap((p) =>
        p.code === 'subsumedBy' && p.valueCode ? [p.valueCode] : [],
      );
      parents.set(code, parent === undefined ? named : [...named, parent]);
      visit(concept ?? [], code);
    }
  };
  visit((system.concept as Concept[] | undefined) ?? []);
  return parents;
}

function isA(code: string, ancestor: string, parents: Map<string, string[]>): boolean {
  return (
    code === ancestor || (parents.get(code) ?? []).some((parent) => isA(parent, ancestor, parents))
  );
}

function codesOfSystem(source: Source, include: Include): Codes {
  const system = source.codeSystems.get(include.system ?? '');
  if (system?.content !== 'complete') return undefined;
  const parents = hierarchy(system);
  let codes = [...parents.keys()];
  for (const { property, op, value } of include.filter ?? []) {
    if (property !== 'concept' || (op !== 'is-a' && op !== 'descendent-of')) return undefined;
    codes = codes.filter((code) => isA(code, value, parents) && (op === 'is-a' || code !== value));
  }
  return new Set(codes.map((code) => `${include.system}|${code}`));
}

function codesOfInclude(source: Source, include: Include): Codes {
  const parts: Codes[] = (include.valueSet ?? []).map((url) => expand(source, bare(url)));
  if (include.concept)
    parts.push(new Set(include.concept.map(({ code }) => `${include.system}|${code}`)));
  else if (include.system) parts.push(codesOfSystem(source, include));
  const [first, ...rest] = parts;
  if (!first || rest.some((part) => !part)) return undefined;
  return new Set([...first].filter((code) => rest.every((part) => part?.has(code))));
}

function expand(source: Source, url: string): Codes {
  const compose = source.valueSets.get(url)?.compose as
    | { include: Include[]; exclude?: Include[] }
    | undefined;
  if (!compose) return undefined;
  const codes = new Set<string>();
  for (const include of compose.include) {
    const part = codesOfInclude(source, include);
    if (!part) return undefined;
    for (const code of part) codes.add(code);
  }
  for (const exclude of compose.exclude ?? []) {
    const part = codesOfInclude(source, exclude);
    if (!part) return undefined;
    for (const code of part) codes.delete(code);
  }
  return codes;
}

function bySystem(codes: Set<string>): SystemCodes[] {
  const groups = new Map<string, string[]>();
  for (const entry of codes) {
    const bar = entry.indexOf('|');
    const system = entry.slice(0, bar);
    groups.set(system, [...(groups.get(system) ?? []), entry.slice(bar + 1)]);
  }
  return [...groups].map(([system, codes]) => ({ system, codes }));
}

/** The bound value sets that the source enumerates with few enough codes, by canonical URL. */
export function distillValueSets(
  source: Source,
  elements: Record<string, ElementRow[]>,
): Record<string, SystemCodes[]> {
  const urls = new Set<string>();
  for (const [type, rows] of Object.entries(elements))
    for (const { binding } of rows)
      if (binding && (binding.strength !== 'example' || type === 'ImagingStudy'))
        urls.add(bare(binding.valueSet));
  const found: Record<string, SystemCodes[]> = {};
  for (const url of [...urls].sort()) {
    const codes = expand(source, url);
    if (codes && codes.size > 0 && codes.size <= MOST_CODES) found[url] = bySystem(codes);
  }
  return found;
}
