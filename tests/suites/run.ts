import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import type { HttpRequest } from '../../evidence/exchange.ts';
import type { Check } from '../../fixtures/check.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import type { ReferenceServerOptions } from '../../servers/reference/options.ts';
import type { Resource } from '../../spec/index.ts';
import { type InProcessRun, runInProcess } from '../../suites/in-process.ts';
import { stillClock } from '../fixtures/session.ts';

const base = 'http://lightbox.test/fhir';

/** Requests in the order in which they were sent, by what they were sent for: a check, `before` or `after` all of them. */
export type Sent = Map<string, string[]>;

export interface RecordedRun extends InProcessRun {
  sent: Sent;
  /** `Type/id` of what is on the server in the end. */
  left: string[];
}

/**
 * Runs checks against a reference server of their own that counts its ids, in a time that passes only
 * while somebody sleeps: nothing in the server is left to chance.
 */
export async function recordedRun(
  checks: readonly Check[],
  { seed, runId }: { seed: number; runId: string },
  options: Omit<ReferenceServerOptions, 'base' | 'now'> = {},
): Promise<RecordedRun> {
  const clock = stillClock();
  const server = createReferenceServer({
    idStyle: 'counter',
    ...options,
    base,
    now: () => new Date(clock.now()),
  });
  const transport = handlerTransport(server.handle, base, clock);
  const requests: { at: string; request: HttpRequest }[] = [];
  let at = 'before';
  const watched = checks.map(
    (check): Check => ({
      ...check,
      run: async (context) => {
        at = check.id;
        await check.run(context).finally(() => {
          at = 'after';
        });
      },
    }),
  );
  try {
    const run = await runInProcess({
      settings: { ...loadSettings({}, '/nonexistent'), baseUrl: base, seed, runId },
      transport: async (request, timeoutMs) => {
        requests.push({ at, request });
        return transport(request, timeoutMs);
      },
      checks: watched,
      clock,
    });
    const sent: Sent = new Map();
    for (const one of requests) {
      sent.set(one.at, [...(sent.get(one.at) ?? []), JSON.stringify(one.request)]);
    }
    const types = new Set(run.session?.dataset?.resources.map((one) => one.resourceType));
    const left: string[] = [];
    for (const type of types) {
      const url = `/${type}?_count=1000`;
      const { body } = await server.handle({ method: 'GET', url, headers: {} });
      const { entry = [] } = body as { entry?: { resource: Resource }[] };
      left.push(...entry.map(({ resource }) => `${type}/${resource.id}`));
    }
    return { ...run, sent, left };
  } finally {
    server.close();
  }
}
