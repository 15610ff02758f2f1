import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { loadSettings, type Settings } from '../../fixtures/settings.ts';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import type { Handler } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';
import { stillClock } from '../fixtures/session.ts';

const base = 'http://lightbox.test/fhir';
const faults = await loadFaults(builtInFaults);

async function run(
  kinds: readonly string[],
  over: Partial<Settings>,
  through: (server: Handler) => Handler = (server) => server,
) {
  const clock = stillClock();
  const server = createReferenceServer({
    base,
    idStyle: 'counter',
    now: () => new Date(clock.now()),
  });
  const searches: string[] = [];
  const handler = through(server.handle);
  const watched: Handler = (request) => {
    if (request.url.startsWith('/ImagingStudy?')) searches.push(request.url);
    return handler(request);
  };
  try {
    const { results } = await runInProcess({
      settings: { ...loadSettings({}, '/nonexistent'), baseUrl: base, runId: 'gen', ...over },
      transport: handlerTransport(watched, base, clock),
      checks: checks.filter(({ id }) => kinds.includes(id.replace('search/generated/', ''))),
      clock,
      disposable: true,
    });
    return { results, searches };
  } finally {
    server.close();
  }
}

const ALL = ['token', 'date', 'reference', 'combined'];

/** Those that draw the way in which a search is asked as well. */
const ASKED = ['asked', 'sorted', 'shown'];

/** What a run asks in its searches, without what narrows them. */
const asked = (searches: readonly string[]) =>
  searches.map((url) => decodeURIComponent(url.split('?')[1]?.split('&_count')[0] ?? ''));

describe('generated searches', () => {
  test('of twelve hundred the reference server answers each as the oracle has it', async () => {
    const { results, searches } = await run(ALL, { generated: 1200, seed: 20 });
    expect(results.map(({ id, outcome, findings }) => ({ id, outcome, findings }))).toEqual(
      ALL.map((kind) => ({ id: `search/generated/${kind}`, outcome: 'passed', findings: [] })),
    );
    expect(results.reduce((sum, { exchanges }) => sum + exchanges, 0)).toBeGreaterThan(1000);
    // They are worth asking: most forms and every parameter are among them.
    const texts = asked(searches).join('\n');
    for (const form of [':not=', ':missing=', ':text=', ':identifier=', '=ge', '=sa', '=ne', '|']) {
      expect(texts).toContain(form);
    }
  }, 120_000);

  test('in a normal run are some sixty a check, and no more', async () => {
    const { results } = await run(ALL, {});
    for (const { outcome, exchanges } of results) {
      expect(outcome).toBe('passed');
      expect(exchanges).toBeLessThanOrEqual(65);
    }
  });

  test('depend on the seed and on nothing else', async () => {
    const [one, same, other] = [
      await run(['combined'], { seed: 3 }),
      await run(['combined'], { seed: 3 }),
      await run(['combined'], { seed: 4 }),
    ];
    expect(asked(same.searches)).toEqual(asked(one.searches));
    expect(asked(other.searches)).not.toEqual(asked(one.searches));
  });

  const kill = async (id: string, kind: string, seed = 1895) => {
    const fault = faults.find((one) => one.id === id);
    if (!fault) throw new Error(`there is no fault ${id}`);
    const { results } = await run([kind], { generated: 800, seed }, (server) =>
      faulty(fault, server),
    );
    const [result] = results;
    expect(result?.outcome).toBe('failed');
    const [finding] = result?.findings ?? [];
    return {
      ...(finding as { code: string; message: string }),
      expected: finding?.expected as { requirement: string },
      actual: finding?.actual as { curl: string; regression: [string, string][] },
    };
  };

  test('that go wrong shrink to the smallest that does, of the fewest studies', async () => {
    const { actual, expected, message, code } = await kill('or-third-value-lost', 'token');
    expect(code).toBe('missing-matches');
    expect(expected.requirement).toBe('search-or-comma');
    expect(actual.regression).toHaveLength(1);
    expect(actual.regression[0]?.[1].split(/(?<!\\),/)).toHaveLength(3);
    expect(message).toContain('so it is among 1 (_id=');
    expect(actual.curl).toMatch(/^curl .*_id=/);
  });

  test.each([
    ['token-system-ignored', 'token', 'search-token-system-and-code'],
    ['not-drops-missing', 'token', 'search-token-not'],
    ['ge-without-within', 'date', 'search-date-ge-le'],
    ['date-ne-misses-wider', 'date', 'search-date-ne'],
    ['own-url-finds-none', 'reference', 'search-reference-forms'],
    ['missing-finds-none', 'reference', 'search-missing'],
    ['repeated-as-or', 'combined', 'search-and-repeat'],
  ])('catch %s as %s, and name its rule', async (id, kind, requirement) => {
    const { expected, actual } = await kill(id, kind);
    expect(expected.requirement).toBe(requirement);
    expect(actual.regression.length).toBeLessThanOrEqual(2);
  });
});

describe('the searches that went wrong once', () => {
  const file = new URL('../../suites/search/generated-regressions.json', import.meta.url);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as {
    kind: string;
    query: [string, string][];
    asking?: object;
    seen: string;
  }[];

  test('are of a kind that is replayed, each once, and say where it was', () => {
    expect(kept.length).toBeGreaterThan(0);
    const queries = kept.map(({ query, asking }) => JSON.stringify([query, asking]));
    expect(new Set(queries).size).toBe(queries.length);
    for (const { kind, asking, seen } of kept) {
      expect([...ALL, ...ASKED]).toContain(kind);
      expect(asking !== undefined).toBe(ASKED.includes(kind));
      expect(seen).toMatch(/^\S.{20,}/);
    }
  });

  test('are asked before all others', async () => {
    const { searches } = await run(['date'], {});
    const first = asked(searches).filter((text) => text.startsWith('started='));
    const dates = kept.filter(({ kind }) => kind === 'date');
    expect(first.slice(0, dates.length)).toEqual(
      dates.map(({ query }) => query.map((part) => part.join('=')).join('&')),
    );
  });
});
