import { elementsSelectedBy } from '../../spec/expression.ts';
import { type Resource, searchParametersOf } from '../../spec/index.ts';
import type { ServerRequest } from '../http.ts';
import { parametersOf, type Searchset } from './search-request.ts';
import { shaped } from './searchset-shape.ts';
import { elementsAt } from './study-elements.ts';

export type Entry = NonNullable<Searchset['entry']>[number];

/** A page whose search asks for other resources beside the matches. */
export interface Accompanied {
  matches: Entry[];
  includes: Entry[];
  /** The rest: outcomes. */
  others: Entry[];
  /** Values of `_include`, `_revinclude` and their forms with `:iterate`. */
  asked: { name: string; value: string }[];
  set: Searchset;
}

/** Whether a parameter asks for resources beside the matches. */
export function isInclude({ name }: { name: string }): boolean {
  return /^_(?:rev)?include(?::|$)/.test(name);
}

/** Tells other entries on pages with includes; nothing leaves the page as it is. */
export function accompanied(
  change: (page: Accompanied, request: ServerRequest) => Entry[] | undefined,
) {
  return shaped((set, request) => {
    const asked = parametersOf(request).filter(isInclude);
    if (asked.length === 0 || !set.entry) return undefined;
    const ofMode = (mode: string) =>
      (set.entry ?? []).filter(({ search }) => search?.mode === mode);
    const page = {
      matches: ofMode('match'),
      includes: ofMode('include'),
      others: ofMode('outcome'),
      asked,
      set,
    };
    const entry = change(page, request);
    return entry && { ...set, entry };
  });
}

/** Leaves out some of the includes. */
export function includesWithout(isLost: (entry: Entry, page: Accompanied) => boolean) {
  return accompanied((page) => {
    const kept = page.includes.filter((entry) => !isLost(entry, page));
    if (kept.length === page.includes.length) return undefined;
    return [...page.matches, ...kept, ...page.others];
  });
}

/** `Type/id` of an entry. */
export function nameOf({ resource }: Entry): string {
  return `${resource?.resourceType}/${resource?.id}`;
}

/** The parameters of studies that are by reference. */
export const referenceParameters: readonly string[] = searchParametersOf('ImagingStudy')
  .filter(({ type }) => type === 'reference')
  .map(({ code }) => code);

/** Where a study has what a parameter selects, below the study. */
export function pathsOf(code: string): string[] {
  const parameter = searchParametersOf('ImagingStudy').find((one) => one.code === code);
  return elementsSelectedBy(parameter?.expression ?? '').map(({ path }) =>
    path.replace('ImagingStudy.', ''),
  );
}

/** References that a parameter selects in a study, as text, in order. */
export function referencesIn(study: Resource | undefined, code: string): string[] {
  return pathsOf(code)
    .flatMap((path) => (study ? elementsAt(study, path) : []))
    .flatMap((one) => (one as { reference?: string }).reference ?? []);
}

/** The parameters that `_include` names, every one for `*`. */
export function includedBy({ asked }: Pick<Accompanied, 'asked'>): string[] {
  const codes = asked.flatMap(({ value }) => value.split(':')[1] ?? []);
  if (!codes.includes('*')) return codes;
  return [...referenceParameters];
}
