import { type Client, study } from '../client.ts';
import type { Bundle } from './asking.ts';

export const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
export const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0203';
export const statuses = 'http://hl7.org/fhir/imagingstudy-status';

type Entry = NonNullable<Bundle['entry']>[number];

export const urlOf = ({ fullUrl }: Entry) => fullUrl;
export const modeOf = ({ search }: Entry) => search?.mode;
export const severityOf = ({ resource }: Entry) =>
  (resource as { issue?: { severity: string }[] }).issue?.map(({ severity }) => severity);
export const tagsOf = ({ resource }: Entry) =>
  (resource as { meta?: { tag?: { code: string }[] } }).meta?.tag?.map(({ code }) => code);
export const descriptionOf = ({ resource }: Entry) =>
  (resource as { description?: string }).description;

/** The totals of the first and the second page. */
export const followedTotals = (query: string) => async (client: Client) => {
  const first = (await client.get(`ImagingStudy?${query}`)).json as unknown as Bundle;
  const next = first.link?.find(({ relation }) => relation === 'next');
  const second = (await client.get(next?.url ?? '')).json as unknown as Bundle;
  return [first.total, second.total];
};

/** What is told once a study has other content. */
export const afterUpdate =
  (id: string, content: Record<string, unknown>, ask: (client: Client) => Promise<unknown>) =>
  async (client: Client) => {
    await client.put(`ImagingStudy/${id}`, study(id, content));
    return ask(client);
  };
