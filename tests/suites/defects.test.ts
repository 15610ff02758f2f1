import { describe, expect, it } from 'vitest';
import { type HttpRequest, TransportError } from '../../evidence/exchange.ts';
import { flawsOf } from '../../fixtures/flaws.ts';
import { runCheck } from '../../fixtures/run-check.ts';
import { countDefects, type Defect } from '../../generators/defects/index.ts';
import { isKept } from '../../suites/validation/defect-fate.ts';
import { defectRules } from '../../suites/validation/defect-rules.ts';
import { elementOf, sampleOf, textOf } from '../../suites/validation/defect-sample.ts';
import { defectChecks } from '../../suites/validation/defects.ts';
import { extremes } from '../../suites/validation/extreme-studies.ts';
import { isAt, pointsAt } from '../../suites/validation/places.ts';
import { clientOf, type Respond, sessionOf, stillClock } from '../fixtures/session.ts';

const session = sessionOf();
const samples = defectRules.map(({ rule }) => ({ rule, ...sampleOf(session, rule) }));

describe('the rules', () => {
  it('are those that defects break', () => {
    const { byRule } = countDefects(session.seed);
    expect(defectRules.map(({ rule }) => rule).sort()).toEqual([...byRule.keys()].sort());
  });
});

/** The study itself and its backbone elements that have a defect in the sample. */
const backbonesOf = (session: Parameters<typeof sampleOf>[0]) =>
  new Set(
    sampleOf(session, 'json-type').chosen.map(
      ({ path }) => /^ImagingStudy\.(series\.(?:instance|performer)|series)\./.exec(path)?.[1],
    ),
  );

describe('a sample', () => {
  it('is bounded, and tells how many there are', () => {
    for (const { chosen, of } of samples) expect(chosen.length).toBe(Math.min(of, 8));
    expect(samples.reduce((sum, { of }) => sum + of, 0)).toBe(12_231);
  });

  it('is fair to the elements', () => {
    const { chosen } = sampleOf({ ...session, defects: 24 }, 'json-type');
    expect(new Set(chosen.map(elementOf)).size).toBeGreaterThan(10);
    for (const { size } of [8, 24].map((defects) => backbonesOf({ ...session, defects }))) {
      expect(size).toBe(4);
    }
  });

  it('is the same for the same seed, another for another, and all if all are asked for', () => {
    const ids = (seed: number, defects: number | 'all') =>
      sampleOf(sessionOf({ seed, defects }), 'empty').chosen.map(({ id }) => id);
    const first = ids(3, 8);
    expect(ids(4, 8)).not.toEqual(first);
    expect(ids(3, 8)).toEqual(first);
    expect(new Set(ids(3, 'all')).size).toBe(1319);
  });

  it('has the marks of run and check in each study that can have them', () => {
    const bare = samples
      .flatMap(({ chosen }) => chosen)
      .filter((defect) => {
        const text = textOf(defect, 'run1', 'group-of-check');
        return !text.includes('run1') || !text.includes('group-of-check');
      });
    expect(bare.filter(({ text }) => text.includes('{"resourceType":"ImagingStudy"'))).toEqual([]);
  });
});

describe('extremes', () => {
  it.each(extremes.map((one) => [one.name, one] as const))('%s is valid', (name, { make }) => {
    const { study, digits = {} } = make({ seed: 1, key: name });
    const text = Object.entries(digits).reduce(
      (json, [place, number]) => json.replace(JSON.stringify(place), number),
      JSON.stringify(study),
    );
    expect(flawsOf(text)).toEqual([]);
  });
});

const defect = (more: Partial<Defect>): Defect => ({
  id: 'x',
  rule: 'json-type',
  path: 'ImagingStudy.series.uid',
  code: 'structure',
  expression: 'ImagingStudy.series[0].uid',
  obliges: 'SHOULD',
  text: '',
  valid: { resourceType: 'ImagingStudy' },
  ...more,
});

describe('places', () => {
  it.each([
    ['ImagingStudy.series[0].uid', true],
    ['ImagingStudy.series', true],
    ['ImagingStudy', true],
    ['/f:ImagingStudy/f:series[1]/f:uid', true],
    ['Parameters.parameter[0].resource.series[0].uid', true],
    ['series[0].uid.extension[0]', true],
    ['ImagingStudy.series[0].number', false],
    ['ImagingStudy.status', false],
  ])('%s points at the uid of a series: %s', (place, points) => {
    expect(pointsAt(place, defect({}))).toBe(points);
  });

  it('are known through comments of FHIRPath', () => {
    const path = 'ImagingStudy.contained.status';
    const contained = defect({ path, expression: 'ImagingStudy.contained[0].status' });
    const inside = 'ImagingStudy.contained[0]/*Observation/o*/';
    expect(pointsAt(`${inside}.status`, contained)).toBe(true);
    expect(pointsAt(inside, contained)).toBe(true);
    expect(pointsAt(`${inside}.code`, contained)).toBe(false);
  });

  it('are either element of two with one id', () => {
    const path = 'ImagingStudy.series.id';
    const expression = 'ImagingStudy.series[0].id';
    const twins = defect({ rule: 'element-id', path, expression });
    expect(pointsAt('ImagingStudy.series[0].modality', twins)).toBe(true);
    expect(pointsAt('ImagingStudy.subject', twins)).toBe(false);
    expect(pointsAt('ImagingStudy.series[0].modality', { ...twins, rule: 'empty' })).toBe(false);
  });

  it('know a choice by the name of its type, and none by the start of its name', () => {
    expect(isAt('extension[0].value.code', 'ImagingStudy.extension.valueAge.code')).toBe(true);
    expect(isAt('ImagingStudy.note', 'ImagingStudy.notes')).toBe(false);
  });
});

describe('what is wrong', () => {
  const sent = '{"resourceType":"ImagingStudy","status":"x","series":[{"uid":7}]}';
  const read = (text: string) => ({ text }) as Parameters<typeof isKept>[2];

  it.each([
    ['{"resourceType":"ImagingStudy","id":"1","status":"x","series":[{"uid":7}]}', true],
    ['{"resourceType":"ImagingStudy","id":"1","status":"y","series":[{"uid":7}]}', true],
    ['{"resourceType":"ImagingStudy","id":"1","status":"x","series":[{"uid":"7"}]}', false],
    ['{"resourceType":"ImagingStudy","id":"1","status":"x"}', false],
    ['no JSON', false],
  ])('is kept in %s: %s', (text, kept) => {
    expect(isKept(defect({}), sent, read(text))).toBe(kept);
  });
});

/** A server that stores what is valid, and does this with the rest. */
async function outcomeOn(
  rule: string,
  onDefect: Respond,
  onDelete: (id: string) => void = () => undefined,
) {
  const check = defectChecks.find(({ id }) => id === `validation/defect/${rule}`);
  if (!check) throw new Error(`there is no check of ${rule}`);
  const stored = new Map<string, string>();
  const respond: Respond = (request) => {
    const { method, url, body = '' } = request;
    const [, id] = /ImagingStudy\/([^/?]+)$/.exec(url) ?? [];
    if (method === 'DELETE' && id) {
      onDelete(id);
      return json(204, '');
    }
    if (method === 'GET' && id) return json(stored.has(id) ? 200 : 404, stored.get(id) ?? '');
    if (method === 'GET') return json(200, '{"resourceType":"Bundle","type":"searchset"}');
    if (isDefect(request)) return onDefect(request);
    const key = `${stored.size + 1}`;
    stored.set(key, JSON.stringify({ ...(JSON.parse(body) as object), id: key }));
    return { ...json(201, ''), headers: { location: `ImagingStudy/${key}/_history/1` } };
  };
  const clock = stillClock();
  const client = clientOf(respond, clock);
  return runCheck(check, { session, client: () => client, clock });
}

const json = (status: number, body: string) => ({
  status,
  headers: { 'content-type': 'application/fhir+json' },
  body,
});
const isDefect = ({ body = '' }: HttpRequest) => body.includes('urn:fhir-lightbox:defect');
const refused = JSON.stringify({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'invalid' }],
});

describe('a check of defects', () => {
  const codes = ({ findings }: Awaited<ReturnType<typeof outcomeOn>>) =>
    findings.map(({ code }) => code);

  it('passes where all are refused, and counts them', async () => {
    const result = await outcomeOn('per-1', () => json(400, refused));
    expect(result.outcome).toBe('passed');
    expect(result.data?.defects).toMatchObject({ rule: 'per-1', sent: 8, of: 26 });
  });

  it('warns of 5xx and of no answer, and gives a server up that answers no more', async () => {
    expect(codes(await outcomeOn('per-1', () => json(500, '')))).toEqual(['choked']);
    const silent = await outcomeOn('per-1', () => new TransportError('reset', 'hung up'));
    expect(silent.outcome).toBe('warning');
    const { sent } = (silent.data?.defects ?? {}) as { sent?: number };
    expect(sent).toBeLessThan(8);
  });

  it('fails where a success stored nothing', async () => {
    const result = await outcomeOn('per-1', () => json(200, refused));
    expect(result.outcome).toBe('failed');
    expect(codes(result)).toContain('success-without-effect');
  });

  it('warns where a refusal says nothing', async () => {
    const result = await outcomeOn('per-1', () => json(400, '<h1>no</h1>'));
    expect(result.outcome).toBe('warning');
    expect(codes(result)).toEqual(['refusal-without-outcome']);
  });

  it('deletes what was stored of them', async () => {
    const stored = new Set<string>();
    const store = ({ method, url }: HttpRequest) => {
      const id = method === 'PUT' ? url.split('/').at(-1) : `defect-${stored.size}`;
      stored.add(String(id));
      return { ...json(201, ''), headers: { location: `ImagingStudy/${id}/_history/1` } };
    };
    const deleted: string[] = [];
    await outcomeOn('per-1', store, (id) => deleted.push(id));
    expect(deleted.length).toBeGreaterThan(1);
    expect(deleted.sort()).toEqual([...stored].sort());
  });
});
