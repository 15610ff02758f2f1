import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';
import {
  allMatches,
  askedWith,
  isControl,
  parametersOf,
  type Searchset,
  type SentParameter,
  searchsetOf,
} from './search-request.ts';

type ResponseHook = (
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
) => Promise<ServerResponse | undefined>;

/**
 * A search that is carried out with other parameters than it was asked with, and does not let on: the self link
 * stays that of the right answer.
 * @param change returns the other parameters, or nothing where the fault does not apply
 */
export function searchedWith(
  change: (parameters: SentParameter[]) => Pick<SentParameter, 'name' | 'value'>[] | undefined,
): ResponseHook {
  return async (response, request, context) => {
    const right = searchsetOf(request, response);
    const parameters = right && change(parametersOf(request));
    if (!right || !parameters) return undefined;
    const wrong = await context.upstream(askedWith(request, parameters));
    return disguised(wrong, right);
  };
}

/**
 * A search some of whose parameters are taken for others.
 * @param change returns what a parameter is taken for, or nothing where it is read as it should be
 */
export function takenFor(
  change: (parameter: SentParameter) => Pick<SentParameter, 'name' | 'value'> | undefined,
): ResponseHook {
  return searchedWith((parameters) => {
    const taken = parameters.map((parameter) => change(parameter) ?? parameter);
    return taken.some((one, at) => one !== parameters[at]) ? taken : undefined;
  });
}

/** Asks the real server for all matches of other criteria. */
export type Ask = (
  criteria: readonly Pick<SentParameter, 'name' | 'value'>[],
) => Promise<Resource[]>;

/**
 * A search whose set of matches is another one, in pages as asked.
 * @param select gets what the client searched for and returns the wrong matches, or nothing where the fault does
 *   not apply
 */
export function matching(
  select: (
    criteria: SentParameter[],
    ask: Ask,
    context: FaultContext,
  ) => undefined | Promise<Resource[] | undefined>,
): ResponseHook {
  return async (response, request, context) => {
    const right = searchsetOf(request, response);
    if (!right) return undefined;
    const parameters = parametersOf(request);
    const criteria = parameters.filter((parameter) => !isControl(parameter));
    const asked = new Map<string, Promise<Resource[]>>();
    const ask: Ask = (other) => {
      const sought = askedWith(request, other);
      const found = asked.get(sought.url) ?? allMatches(sought, context);
      asked.set(sought.url, found);
      return found;
    };
    const wrong = await select(criteria, ask, context);
    if (!wrong || isSame(wrong, await ask(criteria))) return undefined;
    const ids = wrong.length > 0 ? wrong.map(({ id }) => id).join(',') : 'none';
    const controls = parameters.filter(isControl);
    const byId = askedWith(request, [{ name: '_id', value: ids }, ...controls]);
    return disguised(await context.upstream(byId), right);
  };
}

function isSame(one: readonly Resource[], other: readonly Resource[]): boolean {
  const ids = (resources: readonly Resource[]) =>
    resources
      .map(({ id }) => id)
      .sort()
      .join();
  return ids(one) === ids(other);
}

function disguised(response: ServerResponse, right: Searchset): ServerResponse {
  const wrong = response.body as Searchset;
  const self = right.link?.filter(({ relation }) => relation === 'self') ?? [];
  const others = wrong.link?.filter(({ relation }) => relation !== 'self') ?? [];
  return { ...response, body: { ...wrong, link: [...self, ...others] } };
}
