import { describe, expect, it } from 'vitest';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { base, type Client, clientOf, study } from './client.ts';
import { searchProbes } from './search-probes/index.ts';
import { studies } from './search-probes/studies.ts';

const server = () => createReferenceServer({ base, preload: studies }).handle;
const faults = await loadFaults(builtInFaults);

/** What has nothing to do with searches of studies. */
async function controlRequests(client: Client): Promise<unknown> {
  const read = await client.get('ImagingStudy/a');
  const updated = await client.put('ImagingStudy/f', study('f', { description: 'control' }));
  const deleted = await client.send('DELETE', 'ImagingStudy/e');
  const patients = (await client.get('Patient?_id=p1')).json;
  const { status } = await client.get('ImagingStudy/none');
  return [read.json, updated.status, deleted.status, patients, status];
}

describe.each(Object.entries(searchProbes))('%s', (id, probe) => {
  const fault = faults.find((one) => one.id === id);

  it('shows in what it says', async () => {
    if (!fault) throw new Error(`there is no fault ${id}`);
    expect(await probe.ask(clientOf(server()))).toEqual(probe.right);
    expect(await probe.ask(clientOf(faulty(fault, server())))).toEqual(probe.wrong);
  });

  it('and not outside of searches of studies', async () => {
    if (!fault) throw new Error(`there is no fault ${id}`);
    const timeless = (answers: unknown) =>
      JSON.stringify(answers).replaceAll(/"lastUpdated":"[^"]*"/g, '');
    const right = timeless(await controlRequests(clientOf(server())));
    expect(timeless(await controlRequests(clientOf(faulty(fault, server()))))).toBe(right);
  });
});
