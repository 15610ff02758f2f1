import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { alternatives, readAnew } from './criteria-anew.ts';
import type { FaultContext } from './define.ts';

/** Searches that find studies by the status that the memory has of them, under their ids. */
export function byStatusInIndex(
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
): Promise<ServerResponse | undefined> | undefined {
  const { memory } = context;
  if (memory.size === 0) return undefined;
  const statusOf = ({ id = '', status }: Resource) => memory.get(id) ?? status;
  return readAnew((criterion) =>
    criterion.name === 'status'
      ? (study) => alternatives(criterion).includes(String(statusOf(study)))
      : undefined,
  )(response, request, context);
}
