import type { Resource } from '../../../spec/index.ts';
import type { Client } from '../client.ts';
import type { Bundle } from './asking.ts';

/** Asks once these resources are there as well. */
export const having =
  (resources: readonly Resource[], ask: (client: Client) => Promise<unknown>) =>
  async (client: Client) => {
    for (const one of resources) await client.put(`${one.resourceType}/${one.id}`, one);
    return ask(client);
  };

/** `Type/id mode` of each entry of a search of any type or compartment, or the status of a refusal. */
export const told = (path: string) => async (client: Client) => {
  const { status, json } = await client.get(path);
  const { entry = [] } = json as unknown as Bundle;
  if (status !== 200) return status;
  return entry.map(
    ({ resource, search }) => `${resource?.resourceType}/${resource?.id} ${search?.mode}`,
  );
};

/** As `told`, without the modes. */
export const ids = (path: string) => async (client: Client) => {
  const entries = await told(path)(client);
  return Array.isArray(entries) ? entries.map((one) => one.split(' ')[0]) : entries;
};

/** Names of the elements of a study. */
export const elementsOf = (query: string) => async (client: Client) => {
  const { entry = [] } = (await client.get(`ImagingStudy?${query}`)).json as unknown as Bundle;
  return Object.keys(entry[0]?.resource ?? {}).sort();
};

const identified = (value: string) => ({
  identifier: [{ system: 'http://i.example', value }],
});

/** What some of the studies refer to, and what refers to them. */
export const companions: Resource[] = [
  { resourceType: 'Practitioner', id: 'w', ...identified('W') },
  { resourceType: 'Practitioner', id: 'o', ...identified('O') },
  { resourceType: 'Device', id: 'w', ...identified('DW') },
  {
    resourceType: 'ServiceRequest',
    id: 's1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    requester: { reference: 'Practitioner/o' },
    ...identified('S'),
  },
  {
    resourceType: 'Observation',
    id: 'm1',
    status: 'final',
    code: { text: 'Size' },
    subject: { reference: 'Patient/p1' },
    derivedFrom: [{ reference: 'ImagingStudy/a' }, { reference: 'ImagingStudy/b' }],
    ...identified('M1'),
  },
  {
    resourceType: 'Observation',
    id: 'm2',
    status: 'final',
    code: { text: 'Size' },
    subject: { reference: 'Patient/p1' },
    derivedFrom: [{ reference: 'ImagingStudy/b' }],
    ...identified('M2'),
  },
];
