import { describe, expect, it } from 'vitest';
import { referenceClient, study } from './client.ts';

async function withHistory() {
  let minute = 0;
  const now = () => new Date(Date.UTC(2024, 0, 1, 0, minute++));
  const client = referenceClient({ preload: [study('a'), study('b')], now });
  await client.put('ImagingStudy/a', study('a', { status: 'cancelled' }));
  await client.send('DELETE', 'ImagingStudy/a');
  return client;
}

describe('history', () => {
  it('lists versions newest first, deletions without resource', async () => {
    const client = await withHistory();
    const { json } = await client.get('ImagingStudy/a/_history');
    expect(json).toMatchObject({ resourceType: 'Bundle', type: 'history', total: 3 });
    expect(json.entry).toMatchObject([
      { request: { method: 'DELETE', url: 'ImagingStudy/a' }, response: { etag: 'W/"3"' } },
      { request: { method: 'PUT' }, resource: { status: 'cancelled' } },
      { request: { method: 'PUT' }, response: { status: '201 Created' } },
    ]);
    expect(json.entry?.[0]).not.toHaveProperty('resource');
  });

  it('pages by _count and links', async () => {
    const client = await withHistory();
    const first = await client.get('_history?_count=3');
    expect(first.json.entry).toHaveLength(3);
    const next = (first.json.link as unknown as { relation: string; url: string }[]).find(
      ({ relation }) => relation === 'next',
    );
    const second = await client.get(next?.url ?? 'no next link');
    expect(second.json.entry).toMatchObject([
      { resource: { id: 'a' }, response: { etag: 'W/"1"' } },
    ]);
    expect(JSON.stringify(second.json.link)).not.toContain('"next"');
  });

  it('obeys _since and _at, and knows what it never had', async () => {
    const client = await withHistory();
    const versions = async (query: string) =>
      ((await client.get(`ImagingStudy/_history?${query}`)).json.entry ?? []) as object[];
    expect(await versions('_since=2024-01-01T00:02:00Z')).toHaveLength(2);
    expect(await versions('_at=2024-01-01T00:01')).toHaveLength(2);
    expect((await client.get('ImagingStudy/_history?_since=yesterday')).status).toBe(400);
    expect((await client.get('ImagingStudy/never/_history')).status).toBe(404);
  });
});
