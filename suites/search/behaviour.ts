import type { SearchProbe } from '../../fixtures/session.ts';
import type { SelectedElement } from '../../spec/expression.ts';
import type { SearchParameter } from '../../spec/index.ts';

/** Names and values of one search, in order. */
export type Query = [name: string, value: string][];

/** A search parameter with the elements it selects. */
export interface Subject {
  parameter: SearchParameter;
  elements: SelectedElement[];
  /** Catalogue id of the definition of the parameter. */
  requirement: string;
  /** Further ones that define it. */
  further: readonly string[];
  /** True if every selected element is of one of these types. */
  selects(...types: string[]): boolean;
}

/** What a type of search parameter can do: the matrix makes a check of it for every parameter it applies to. */
export interface Behaviour {
  behaviour: string;
  requirements: readonly [string, ...string[]];
  /** Completes "A search by [parameter] …". */
  rule: string;
  /** Left out: applies to every parameter of the type. */
  appliesTo?(subject: Subject): boolean;
  /** R4 lets a server refuse it: a clean refusal is a right answer, a wrong result is not. */
  refusable?: true;
  /** It says something even where no study matches: decoys stand around its values. */
  mayFindNothing?: true;
  /** The values mean several things: refusing them is recommended. */
  ambiguous?: true;
  /** Key of a seeded study that a right server may refuse, without which there is nothing to show. */
  restsOn?: string;
  /** A search that means the same: where it goes wrong in the same way, something else is broken. */
  sameAs?(query: Query): Query;
  /** It says what is not found; what is missing is for the checks of each form. */
  saysWhatIsNotFound?: true;
  /** Its searches are made of parts: where they come to what the parts come to alone, something else is broken. */
  combines?: true;
  /** Ways to write its values in a URL; left out: as encodeURIComponent does. */
  spellings?: ((value: string) => string)[];
  /** Searches that show it, made of values that are in the dataset. */
  queries(code: string, probes: readonly SearchProbe[], subject: Subject): Query[];
}

/** Puts a backslash before the characters that separate values (search.html#escaping). */
export function escaped(text: string): string {
  return text.replaceAll(/[\\,|$]/g, '\\$&');
}

/** Pairs of neighbours of a list: (1,2), (2,3), …; none if there is only one. */
export function neighbours<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, at) => [items[at] as T, item]);
}

/** A value that no resource has, yet syntactically like any other. */
export const NOWHERE = 'lightbox-nowhere';

/** A modifier that no server can know. */
export const INVENTED_MODIFIER = 'lightbox-invented';
