import { describe, expect, test } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import type { Handler, ServerRequest } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import type { Resource } from '../../spec/index.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';
import { stillClock } from '../fixtures/session.ts';
import { resourcesOfOthers } from './others.ts';

const base = 'http://lightbox.test/fhir';
const theirs = resourcesOfOthers(1);
const faults = await loadFaults(builtInFaults);

const relations = (...parameters: string[]) =>
  checks.filter(
    ({ behaviour = '', parameter = '' }) =>
      behaviour.startsWith('metamorphic-') &&
      (parameters.length === 0 || parameters.includes(parameter)),
  );

interface Options {
  /** Between the run and the server. */
  through?: (server: Handler) => Handler;
  preload?: readonly Resource[];
  /** False: the run seeds studies of its own. */
  readOnly?: boolean;
}

/** A run that may not write, on a server with data that is not ours. */
async function look(chosen: typeof checks, options: Options = {}) {
  const { through, preload = theirs, readOnly = true } = options;
  const clock = stillClock();
  const server = createReferenceServer({
    base,
    idStyle: 'counter',
    now: () => new Date(clock.now()),
    preload: [...preload],
  });
  const requests: ServerRequest[] = [];
  const handler = through?.(server.handle) ?? server.handle;
  const watched: Handler = (request) => {
    requests.push(request);
    return handler(request);
  };
  try {
    const { results } = await runInProcess({
      settings: { ...loadSettings({}, '/nonexistent'), baseUrl: base, readOnly, runId: 'ro' },
      transport: handlerTransport(watched, base, clock),
      checks: chosen,
      clock,
    });
    return { results, requests };
  } finally {
    server.close();
  }
}

function throughFault(id: string) {
  const fault = faults.find((one) => one.id === id);
  if (!fault) throw new Error(`there is no fault ${id}`);
  return (server: Handler) => faulty(fault, server);
}

describe('on the data of others, without a write', () => {
  test('every relation is judged, in few requests, and holds on a right server', async () => {
    const { results, requests } = await look(relations());
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(Math.max(...results.map(({ exchanges }) => exchanges))).toBeLessThanOrEqual(12);
    const writes = requests.filter(
      ({ method, url }) => method !== 'GET' && !url.split('?')[0]?.endsWith('/_search'),
    );
    expect(writes).toEqual([]);
  });

  test.each([
    ['or-first-value-only', 'modality', 'metamorphic-or'],
    ['or-third-value-lost', 'modality', 'metamorphic-or'],
    ['repeated-as-or', 'modality', 'metamorphic-and'],
    ['repeated-last-wins', 'modality', 'metamorphic-and'],
    ['not-drops-missing', 'bodysite', 'metamorphic-not'],
    ['not-of-any-element', 'modality', 'metamorphic-not'],
    ['missing-false-finds-all', 'endpoint', 'metamorphic-missing'],
    ['missing-finds-none', 'endpoint', 'metamorphic-missing'],
    ['bare-id-finds-none', 'basedon', 'metamorphic-forms'],
    ['own-url-finds-none', 'patient', 'metamorphic-forms'],
    ['bare-code-means-no-system', 'modality', 'metamorphic-forms'],
    ['no-system-means-any', 'modality', 'metamorphic-content'],
    ['second-series-not-indexed', 'modality', 'metamorphic-content'],
    ['date-ne-misses-wider', 'started', 'metamorphic-prefixes'],
    ['eb-as-lt', 'started', 'metamorphic-prefixes'],
    ['sa-as-gt', 'started', 'metamorphic-prefixes'],
    ['ap-as-eq', 'started', 'metamorphic-around'],
    ['date-upper-bound-ignored', 'started', 'metamorphic-window'],
    ['encounter-ignored-with-patient', 'encounter', 'metamorphic-and'],
    ['empty-value-finds-none', 'modality', 'metamorphic-empty'],
    ['page-two-loses-entry', 'status', 'metamorphic-paged'],
    ['id-or-first-only', '_id', 'metamorphic-content'],
    ['sort-loses-missing', 'started', 'metamorphic-sorted'],
    ['total-counts-page', 'status', 'metamorphic-total'],
  ])('%s is caught by search/%s/%s', async (fault, parameter, behaviour) => {
    const chosen = relations(parameter).filter((check) => check.behaviour === behaviour);
    const { results } = await look(chosen, { through: throughFault(fault) });
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  test.each([
    'all-modifiers-refused',
    'bare-id-of-any-type',
    'code-systems-mapped',
    'codes-in-any-case',
    'ge-and-le-strict',
    'gt-and-lt-find-inside',
    'ne-finds-missing',
    'no-paging',
    'no-total',
    'pages-of-three',
    'study-modality-relevant',
    'versioned-references-apart',
    'zones-disregarded',
  ])('%s is right', async (variant) => {
    const chosen = relations('modality', 'started', 'subject', 'identifier');
    const { results } = await look(chosen, { through: throughFault(variant) });
    const wrong = results.filter(({ outcome }) => !['passed', 'notApplicable'].includes(outcome));
    expect(wrong).toEqual([]);
    expect(results.some(({ outcome }) => outcome === 'passed')).toBe(true);
  });

  test('what others write meanwhile is no difference', async () => {
    let turn = 0;
    const busy = (server: Handler): Handler => {
      return async (request) => {
        const answer = await server(request);
        turn += 1;
        const [study] = theirs.filter(({ resourceType }) => resourceType === 'ImagingStudy');
        const body = { ...study, status: turn % 2 === 0 ? 'available' : 'cancelled' };
        const headers = { 'content-type': 'application/fhir+json' };
        await server({ method: 'PUT', url: `/ImagingStudy/${study?.id}`, headers, body });
        return answer;
      };
    };
    const { results } = await look(relations('status'), { through: busy });
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(turn).toBeGreaterThan(10);
  });

  test('of many studies a few are read, once', async () => {
    const { results, requests } = await look(relations('modality'), {
      preload: resourcesOfOthers(6),
    });
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    const listings = requests.filter(({ url }) => /ImagingStudy\?_count=50$/.test(url));
    expect(listings).toHaveLength(1);
    const answered = requests.filter(({ url }) => url.startsWith('/ImagingStudy'));
    expect(answered.length).toBeLessThan(120);
  });

  test('studies of the run are compared by their ids, where nothing else narrows a search to them', async () => {
    const unmarked = (server: Handler): Handler => {
      const refusal = { resourceType: 'OperationOutcome', issue: [] };
      return async (request) =>
        /_tag=|urn%3Afhir-lightbox/.test(request.url)
          ? { status: 400, headers: {}, body: refusal }
          : server(request);
    };
    const chosen = relations('modality', 'identifier', 'subject');
    const { results } = await look(chosen, { through: unmarked, readOnly: false });
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  test('where there are no studies nothing can be judged', async () => {
    const { results } = await look(relations('status'), { preload: [] });
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['notTestable']));
    expect(results[0]?.reason).toBe('there is no study on the server');
  });
});
