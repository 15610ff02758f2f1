import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';

type Told = ServerResponse | undefined;
type Hook = (
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
) => Told | Promise<Told>;

/** Changes the answers to what is posted alone. */
export function posted(hook: Hook): Hook {
  return (response, request, context) =>
    request.method === 'POST' ? hook(response, request, context) : undefined;
}
