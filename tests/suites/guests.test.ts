import { beforeAll, describe, expect, test } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import type { CheckResult } from '../../evidence/finding.ts';
import type { Clock } from '../../fixtures/clock.ts';
import { loadSettings, type Settings } from '../../fixtures/settings.ts';
import type { Handler } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import type { ReferenceServerOptions } from '../../servers/reference/options.ts';
import { type InProcessRun, runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';
import { stillClock } from '../fixtures/session.ts';
import { contentOf, resourcesOfOthers } from './others.ts';

const base = 'http://lightbox.test/fhir';
const TOKEN = 'right-token';

/** Enough to show each kind of behaviour; the whole is for the reference server alone. */
const chosen = checks.filter(
  ({ id }, at) => /^search\/(?:subject|result|errors)\/(?!with-)/.test(id) || at % 20 === 0,
);

interface Guest extends InProcessRun {
  before: string[];
  after: string[];
  written: string[];
}

type Options = Omit<ReferenceServerOptions, 'base' | 'now'>;

async function run(
  handle: Handler,
  clock: Clock,
  over: Partial<Settings> = {},
): Promise<InProcessRun> {
  const settings = { ...loadSettings({}, '/nonexistent'), baseUrl: base, runId: 'guest', ...over };
  const transport = handlerTransport(handle, base, clock);
  return runInProcess({ settings, transport, checks: chosen, clock });
}

/** A run on a server in a mood, and what is there before and after. */
async function guest(options: Options, over: Partial<Settings> = {}): Promise<Guest> {
  const clock = stillClock();
  const server = createReferenceServer({ ...options, base, now: () => new Date(clock.now()) });
  const headers: Record<string, string> = options.requireToken
    ? { authorization: `Bearer ${options.requireToken}` }
    : {};
  const content = () => contentOf((request) => server.handle({ ...request, headers }));
  const written: string[] = [];
  const watched: Handler = (request) => {
    const { method, url } = request;
    if (['PUT', 'DELETE', 'PATCH'].includes(method)) written.push(url);
    return server.handle(request);
  };
  try {
    const before = await content();
    const made = await run(watched, clock, over);
    return { ...made, before, after: await content(), written };
  } finally {
    server.close();
  }
}

let plain = new Map<string, CheckResult['outcome']>();
beforeAll(async () => {
  const { results } = await guest({});
  plain = new Map(results.map(({ id, outcome }) => [id, outcome]));
});

/** What became of checks that came to something else on the plain server. */
function differences({ results }: InProcessRun): Pick<CheckResult, 'id' | 'outcome' | 'reason'>[] {
  return results
    .filter(({ id, outcome }) => outcome !== plain.get(id))
    .map(({ id, outcome, reason = '' }) => ({ id, outcome, reason }));
}

interface Mood {
  options: Options;
  over?: Partial<Settings>;
  /** Diagnoses of preflight. */
  codes?: string[];
  /** Reasons of checks that are not applicable or not testable here; every other one comes to the same. */
  but?: RegExp;
}

/** A server without the resources that studies refer to has nothing to join or to include. */
const nothingReferredTo =
  /keeps no|keeps nothing|refer to no (?:seeded )?resource|none of what studies refer to|nothing that studies refer to|has no patients|resources of one type|includes nothing that leads on|no three values leave/;
const noDangling =
  /does not keep such references|can be read after its deletion|is not deleted: 409/;

const moods: Record<string, Mood> = {
  'only ImagingStudy, any reference stored': {
    options: { types: ['ImagingStudy'] },
    codes: ['only-imagingstudy'],
    but: nothingReferredTo,
  },
  'references must lead somewhere': {
    options: { referencePolicy: 'enforced' },
    codes: ['references-must-exist'],
    but: noDangling,
  },
  'ids are the server’s': {
    options: { noUpdateCreate: true, referencePolicy: 'enforced' },
    codes: ['references-must-exist', 'server-ids'],
    but: new RegExp(
      `updateCreate|does not create by update|choose|the answer is 405|no two types|${noDangling.source}`,
    ),
  },
  'no _tag': {
    options: { noTag: true },
    codes: ['scope-fallback'],
    but: /does not declare search parameter _tag/,
  },
  'no transactions': { options: { noTransaction: true }, but: /does not declare transaction/ },
  'an index that lags': {
    options: { indexLagMs: 800 },
    codes: ['index-lag'],
    but: /only after a while/,
  },
  'searches from a cache': {
    options: { cacheSearches: 'no-cache-honoured' },
    codes: ['search-cache'],
  },
  'pages of five': { options: { pageSize: 5 } },
  'ids that are numbers': { options: { idStyle: 'counter' }, but: /has no letters/ },
  'ids as long as can be': { options: { idStyle: 'longest' } },
  'a token, which is right': {
    options: { requireToken: TOKEN },
    over: { credentials: { kind: 'bearer', token: TOKEN } },
  },
};

describe('a server in another mood is judged as the plain one', () => {
  test.each(Object.entries(moods))('%s', async (_, { options, over, codes = [], but }) => {
    const made = await guest(options, over);
    expect(made.diagnoses.map(({ code }) => code).sort()).toEqual(codes);
    const unexplained = differences(made).filter(
      ({ outcome, reason = '' }) =>
        (outcome !== 'notApplicable' && outcome !== 'notTestable') || !but?.test(reason),
    );
    expect(unexplained).toEqual([]);
    expect(made.after).toEqual(made.before);
  });

  test('only ImagingStudy, and references must lead somewhere: what cannot be shown says why', async () => {
    const made = await guest({ types: ['ImagingStudy'], referencePolicy: 'enforced' });
    const told = differences(made);
    expect(told.some(({ id }) => id.startsWith('search/subject/'))).toBe(true);
    const ofCrud = told.filter(({ id }) => id.startsWith('crud/'));
    expect(
      ofCrud.filter(
        ({ reason = '' }) =>
          !/has no patients|keeps nothing of type|refer to no resource|tells references otherwise/.test(
            reason,
          ),
      ),
    ).toEqual([]);
    for (const { outcome, reason } of told) {
      expect(['notTestable', 'notApplicable']).toContain(outcome);
      expect(`${reason}`).toMatch(
        new RegExp(`references|no two types|R4 leaves open|${nothingReferredTo.source}`),
      );
    }
    expect(made.after).toEqual(made.before);
  });

  test('a cache that gives old results even when asked for fresh ones is told, and fails what it breaks', async () => {
    const made = await guest({ cacheSearches: 'stale' });
    expect(made.diagnoses.map(({ code }) => code)).toEqual(['search-cache-stale']);
    const broken = differences(made);
    expect(broken.length).toBeGreaterThan(0);
    for (const { id } of broken)
      expect(id).toMatch(/update|deleted|current|revived|mixed|conditional|moved|added/);
  });
});

describe('among the data of others', () => {
  const preload = resourcesOfOthers(7);
  const theirs = new Set(preload.map(({ resourceType, id }) => `/${resourceType}/${id}`));

  test.each([
    ['narrowed by tag', {}, undefined],
    ['narrowed by identifier', { noTag: true }, /does not declare search parameter _tag/],
  ] as const)('%s: the same verdicts, and nothing of theirs is touched', async (_, mood, but) => {
    const made = await guest({ ...mood, preload });
    expect(made.before.filter((name) => name.startsWith('ImagingStudy/')).length).toBeGreaterThan(
      500,
    );
    expect(differences(made).filter(({ reason = '' }) => !but?.test(reason))).toEqual([]);
    expect(made.written.length).toBeGreaterThan(0);
    expect(made.written.filter((url) => theirs.has(url.split('?')[0] ?? ''))).toEqual([]);
    expect(made.after).toEqual(made.before);
  });
});

test('two runs at once see nothing of each other', async () => {
  const clock = stillClock();
  const server = createReferenceServer({ base, now: () => new Date(clock.now()) });
  try {
    const runs = await Promise.all([
      run(server.handle, clock, { runId: 'one' }),
      run(server.handle, clock, { runId: 'other' }),
    ]);
    for (const made of runs) expect(differences(made)).toEqual([]);
    expect(await contentOf(server.handle)).toEqual([]);
  } finally {
    server.close();
  }
});
