import { describe, expect, it } from 'vitest';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { base, type Client, clientOf, study } from './client.ts';
import { studies } from './search-probes/studies.ts';
import { searchVariants } from './search-probes/variants.ts';

const server = () => createReferenceServer({ base, preload: studies }).handle;
const variants = await loadFaults(builtInFaults);

/** Writes and reads, with what they leave. */
async function controlRequests(client: Client): Promise<unknown> {
  const { status } = await client.put('ImagingStudy/f', study('f', { description: 'control' }));
  const deleted = await client.send('DELETE', 'ImagingStudy/e');
  const { json } = await client.get('ImagingStudy/f');
  const gone = await client.get('ImagingStudy/e');
  return [status, deleted.status, json.description, gone.status];
}

describe.each(Object.entries(searchVariants))('%s', (id, probe) => {
  const variant = variants.find((one) => one.id === id);

  it('differs in what it says', async () => {
    if (!variant) throw new Error(`there is no variant ${id}`);
    expect(await probe.ask(clientOf(server()))).toEqual(probe.right);
    expect(await probe.ask(clientOf(faulty(variant, server())))).toEqual(probe.wrong);
  });

  it('and not in what is written', async () => {
    if (!variant) throw new Error(`there is no variant ${id}`);
    const right = await controlRequests(clientOf(server()));
    expect(await controlRequests(clientOf(faulty(variant, server())))).toEqual(right);
  });
});
