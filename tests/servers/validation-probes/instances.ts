import { type Client, newStudy, series } from '../client.ts';
import { idOf, type Probe, probe, read } from '../crud-probes/asking.ts';

/** A study whose instance has something that R4 does not know. */
const strange = newStudy({
  series: [
    {
      ...series('CT'),
      instance: [{ uid: '1.2', sopClass: { code: 'urn:oid:1.2' }, lightbox: 'kept' }],
    },
  ],
});

async function accepted(client: Client) {
  const created = await client.post('ImagingStudy', strange);
  if (created.status >= 300) return [created.status];
  const { body } = await read(client, idOf(created));
  const found = await client.get(`ImagingStudy?_id=${idOf(created)}`);
  return [created.status, body.includes('kept'), found.body.includes('kept')];
}

/** Faults in: instances. */
export const instances: Record<string, Probe> = {
  'unknown-in-instance-returned': probe(accepted, [400], [201, true, true]),
};
