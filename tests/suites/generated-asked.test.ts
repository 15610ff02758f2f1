import { describe, expect, test } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import type { Handler, ServerRequest } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';
import { stillClock } from '../fixtures/session.ts';

const base = 'http://lightbox.test/fhir';
const faults = await loadFaults(builtInFaults);

const ALL = ['asked', 'sorted', 'shown'];

async function run(
  kinds: readonly string[],
  seed: number,
  through: (server: Handler) => Handler = (server) => server,
) {
  const clock = stillClock();
  const now = () => new Date(clock.now());
  const server = createReferenceServer({ base, idStyle: 'counter', now });
  const sent: ServerRequest[] = [];
  let isPrepared = false;
  const handler = through(server.handle);
  const watched: Handler = (request) => {
    if (isPrepared) sent.push(request);
    return isPrepared ? handler(request) : server.handle(request);
  };
  try {
    const { results } = await runInProcess({
      settings: { ...loadSettings({}, '/nonexistent'), baseUrl: base, runId: 'gen', seed },
      transport: handlerTransport(watched, base, clock),
      checks: checks.filter(({ id }) => kinds.includes(id.replace('search/generated/', ''))),
      clock,
      disposable: true,
      onPrepared: () => {
        isPrepared = true;
      },
    });
    const written = sent.map(
      ({ method, url, body }) => `${method} ${decodeURIComponent(url)} ${JSON.stringify(body)}`,
    );
    return { results, written };
  } finally {
    server.close();
  }
}

describe('generated searches that are asked in ways of their own', () => {
  test.each([1895, 3, 4])('are answered rightly by the reference server, seed %i', async (seed) => {
    const { results, written } = await run(ALL, seed);
    expect(results.map(({ outcome, findings }) => ({ outcome, findings }))).toEqual(
      ALL.map(() => ({ outcome: 'passed', findings: [] })),
    );
    for (const { exchanges } of results) expect(exchanges).toBeLessThan(140);
    const all = written.join('\n');
    for (const way of [
      /POST \/ImagingStudy\/_search "/,
      /POST \/ImagingStudy\/_search\?/,
      /"type":"batch"/,
      /GET \/Patient\/[^/]+\/ImagingStudy\?/,
      /_sort=-status,started/,
      /_summary=count/,
      /_elements=/,
      /_include=/,
      /_total=none/,
      /:not=/,
      /identifier=[^&]*&.*_count/,
    ]) {
      expect(all).toMatch(way);
    }
  });

  test.each([
    ['asked', '_count=2'],
    ['sorted', '_sort=-started&_count=2'],
  ])('ask what once went wrong first: %s', async (kind, shaping) => {
    const { written } = await run([kind], 1895);
    const drawn = written.findIndex((one) => one.includes('status=available,cancelled&'));
    expect(written[drawn]).toContain(`?status=available,cancelled&${shaping}`);
    expect(written.slice(0, drawn).join()).not.toContain(',_sort');
    const other = /status=(?!available,cancelled)[^&]*,/;
    expect(written.slice(0, drawn).filter((one) => other.test(one))).toEqual([]);
  });

  test('depend on the seed and on nothing else', async () => {
    const [one, same, other] = [await run(ALL, 3), await run(ALL, 3), await run(ALL, 4)];
    expect(same.written).toEqual(one.written);
    expect(other.written).not.toEqual(one.written);
  });

  const kill = async (id: string, kind: string) => {
    const fault = faults.find((one) => one.id === id);
    if (!fault) throw new Error(`there is no fault ${id}`);
    const { results } = await run([kind], 1895, (server) => faulty(fault, server));
    const [result] = results;
    const [finding] = result?.findings ?? [];
    return {
      outcome: result?.outcome,
      message: finding?.message,
      rule: (finding?.expected as { requirement: string } | undefined)?.requirement,
    };
  };

  test.each([
    ['post-pages-or-first-only', 'asked', /^POST: \S+=[^&]+,[^&]+&_count=\d+: \d+ not found/],
    ['accurate-total-adds-up-values', 'asked', /^\S+=[^&]+,[^&]+&_total=accurate: the total is/],
    ['batch-pages-lose-modifiers', 'in-batch', /^batch: \S+:\S+: \d+ too many/],
    ['sorted-repeated-last-wins', 'sorted', /^\S+=[^&]+&\S+=[^&]+&_sort=\S+: \d+ too many/],
    ['parts-with-chain-ignored', 'shown', /^\S+\.identifier=[^&]+&_\w+=\w+: \d+ too many/],
    ['include-as-match-beside-several', 'shown', /^[^&]+[,&][^&]+&_include=\S+: \d+ of what/],
  ])('show %s by the smallest search that goes wrong', async (id, kind, message) => {
    const wrong = await kill(id, kind);
    expect(wrong.outcome).toBe('failed');
    expect(wrong.message).toMatch(message);
    expect(wrong.message).toContain(wrong.rule);
  });

  test.each([
    ['negated-unsorted', 'sorted', 'search-sort-ascending-descending'],
    ['parts-on-later-pages-without-series', 'shown', 'search-summary-text-data'],
  ])('warn of %s, which breaks a SHOULD', async (id, kind, rule) => {
    expect(await kill(id, kind)).toMatchObject({ outcome: 'warning', rule });
  });
});
