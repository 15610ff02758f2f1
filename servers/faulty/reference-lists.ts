import type { ServerRequest, ServerResponse } from '../http.ts';
import { referenceParameters } from './companions.ts';
import { alternatives } from './criteria-anew.ts';
import type { FaultContext } from './define.ts';
import { ownBase } from './own-base.ts';
import { takenFor } from './search-fault.ts';

/** A search by references with commas between them, some of which count for nothing. */
export function referencesLost(
  isLost: (
    value: string,
    at: number,
    isOwn: (value?: string) => boolean,
    all: readonly string[],
  ) => boolean,
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const base = await ownBase(context, request);
    const isOwn = (value = '') => value.startsWith(`${base}/`);
    return takenFor(({ name, value }) => {
      const all = referenceParameters.includes(name) ? alternatives({ value }) : [];
      const kept = all.filter((one, at) => !isLost(one, at, isOwn, all));
      return kept.length > 0 && kept.length < all.length
        ? { name, value: kept.join(',') }
        : undefined;
    })(response, request, context);
  };
}
