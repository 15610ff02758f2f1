import { describe, expect, it } from 'vitest';
import { nodeTransport } from '../../fixtures/transport.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';
import { reference, settingsFor } from '../fixtures/reference.ts';

const chosen = [
  'crud/create/status',
  'crud/delete/status',
  'crud/read/unknown-id',
  'search/status/code-only',
  'search/status/unknown-modifier',
];

describe('a run that may not write', () => {
  it('sends nothing that writes, and does not judge what would need it', async () => {
    const server = await reference();
    const { results } = await runInProcess({
      settings: settingsFor(server.url, { LIGHTBOX_READ_ONLY: '1' }),
      transport: nodeTransport(),
      checks: checks.filter(({ id }) => chosen.includes(id)),
    });
    const outcomes = Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]));
    expect(Object.keys(outcomes).sort()).toEqual(chosen);
    expect(outcomes['crud/create/status']).toBe('notTestable');
    expect(outcomes['crud/delete/status']).toBe('notTestable');
    expect(outcomes['crud/read/unknown-id']).toBe('passed');
    expect(outcomes['search/status/code-only']).toBe('notTestable');
    const writes = server.requests.filter(({ method }) => method !== 'GET');
    expect(writes).toEqual([]);
    expect(server.requests.length).toBeGreaterThan(2);
  });
});
