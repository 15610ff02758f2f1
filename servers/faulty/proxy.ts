import type { Handler, ServerRequest, ServerResponse } from '../http.ts';
import { copyJson } from '../json.ts';
import type { Fault, FaultContext, Variant } from './define.ts';

/**
 * A server with a fault: the real one, with the hooks of the fault in between. Hooks get copies, so that what
 * they do not return has no effect.
 * @throws whatever a hook throws, named after its fault
 */
export function faulty(fault: Fault | Variant, upstream: Handler): Handler {
  const context: FaultContext = {
    memory: new Map() as FaultContext['memory'],
    upstream: (request) => upstream(copy(withDefaults(request))),
  };
  return async (request) => {
    try {
      const asked = await fault.request?.(copy(request), context);
      const response = await upstream(asked ? copy(withDefaults(asked)) : request);
      if (!fault.response) return response;
      const told = await fault.response(copy(response), copy(request), context);
      return told ? copy(told) : response;
    } catch (error) {
      throw new Error(`fault ${fault.id}: ${(error as Error).message}`, { cause: error });
    }
  };
}

function withDefaults(request: ServerRequest): ServerRequest {
  return { ...request, method: request.method ?? 'GET', headers: request.headers ?? {} };
}

/** Without what JSON would not carry. */
function copy<T extends ServerRequest | ServerResponse>(message: T): T {
  const { headers, body } = message;
  const copied = { ...message, headers: { ...headers } };
  return body === undefined ? copied : { ...copied, body: copyJson(body) };
}
