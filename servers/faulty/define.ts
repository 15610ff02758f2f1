import type { Handler, ServerRequest, ServerResponse } from '../http.ts';

/** What the hooks of a fault share. */
export interface FaultContext {
  /** Lasts for the life of that faulty server. A Map, on which properties may be set as well. */
  memory: Map<string, unknown> & Record<string, unknown>;
  /** Asks the real server something more. */
  upstream: Handler;
}

type Changed<T> = T | undefined;

/** What a server that is not quite the real one does to requests and responses. */
interface Difference {
  /** Permanent. */
  id: string;
  /** The suite it ought to be caught by. */
  chapter: string;
  /** One sentence: what the server does wrong, or differently. */
  breaks: string;
  /** Ids of the catalogue of requirements. */
  requirements: readonly string[];
  /** Left out: SHALL. A SHOULD is killed by a warning. */
  level?: 'SHALL' | 'SHOULD' | 'MAY';
  /** Link to a public report of a real server that did this. */
  seenIn?: string;
  /** Changes what the server is asked. Returns the changed request, or nothing to leave it as it is. */
  request?(
    request: ServerRequest,
    context: FaultContext,
  ): Changed<ServerRequest> | Promise<Changed<ServerRequest>>;
  /**
   * Changes what the client is told. Returns the changed response, or nothing to leave it as it is.
   * @param request as the client sent it
   */
  response?(
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Changed<ServerResponse> | Promise<Changed<ServerResponse>>;
}

/** One thing a wrong server does. */
export interface Fault extends Difference {
  allowedBy?: never;
}

/** One thing a right server may do differently: every check must pass. */
export interface Variant extends Difference {
  /** Page and fragment of R4, e.g. `search.html#total`. */
  allowedBy: string;
}

/** Adds the types to a fault or variant; a plain object does as well. */
export function defineFault<T extends Fault | Variant>(fault: T): T {
  return fault;
}

export function isVariant(fault: Fault | Variant): fault is Variant {
  return fault.allowedBy !== undefined;
}
