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
      return (await fault.response(copy(response), copy(request), context)) ?? response;
    } catch (error) {
      throw new Error(`fault ${fault.id}: ${(error as Error).message}`, { cause: error });
    }
  };
}

function withDefaults(request: ServerRequest): ServerRequest {
  return { ...request, method: request.method ?? 'GET', headers: request.headers ?? {} };
}

/** Without what JSON would not carry. The body is copied when it is first looked at: most hooks pass most bodies by. */
function copy<T extends ServerRequest | ServerResponse>(message: T): T {
  const { body } = message;
  const copied = { ...message, headers: { ...message.headers } };
  if (typeof body !== 'object' || body === null) return copied;
  const settle = (value: unknown) =>
    Object.defineProperty(copied, 'body', { value, ...PLAIN, writable: true });
  return Object.defineProperty(copied, 'body', {
    ...PLAIN,
    get: () => settle(copyJson(body)).body,
    set: settle,
  });
}

const PLAIN = { enumerable: true, configurable: true };
