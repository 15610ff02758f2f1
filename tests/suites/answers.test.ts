import { describe, expect, test } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import fault from '../../servers/faulty/validation/output/create-answered-with-null.ts';
import type { Handler } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';
import { stillClock } from '../fixtures/session.ts';

const base = 'http://lightbox.test/fhir';

/** Outcomes of a check that creates a study, and of those that judge all answers, which stand before it. */
async function outcomes(change: (right: Handler) => Handler) {
  const clock = stillClock();
  const server = createReferenceServer({ base, now: () => new Date(clock.now()) });
  const chosen = [
    ...checks.filter(({ needs }) => needs.answers),
    ...checks.filter(({ id }) => id === 'crud/create/location'),
  ];
  const { results } = await runInProcess({
    settings: { ...loadSettings({}, '/nonexistent'), baseUrl: base },
    transport: handlerTransport(change(server.handle), base, clock),
    checks: chosen,
    clock,
  });
  server.close();
  expect(results.map(({ id }) => id)).toEqual(chosen.map(({ id }) => id));
  return Object.fromEntries(results.map(({ id, ...result }) => [id, result]));
}

describe('checks that judge all answers of a run', () => {
  test('pass on a right server, or say what it never answered', async () => {
    const told = await outcomes((right) => right);
    expect(told['validation/answers/bundle']?.outcome).toBe('passed');
    expect(told['validation/answers/imaging-study']?.outcome).toBe('passed');
    expect(told['validation/answers/operation-outcome']).toMatchObject({
      outcome: 'notApplicable',
      reason: expect.stringContaining('no OperationOutcome'),
    });
  });

  test('fail for what another check was answered, which does not', async () => {
    const told = await outcomes((right) => faulty(fault, right));
    expect(told['crud/create/location']?.outcome).toBe('passed');
    expect(told['validation/answers/imaging-study']).toMatchObject({
      outcome: 'failed',
      findings: [
        {
          code: 'invalid-null',
          severity: 'failed',
          expression: 'ImagingStudy.started',
          exchange: expect.stringMatching(/#\d+$/),
        },
      ],
    });
    expect(told['validation/answers/bundle']?.outcome).toBe('passed');
  });
});
