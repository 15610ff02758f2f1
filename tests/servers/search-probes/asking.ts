import type { Client } from '../client.ts';

/** What shows a fault: the same question, as a right server and as the faulty one answer it. */
export interface Probe {
  ask(client: Client): Promise<unknown>;
  right: unknown;
  wrong: unknown;
}

export const probe = (ask: Probe['ask'], right: unknown, wrong: unknown): Probe => ({
  ask,
  right,
  wrong,
});

interface Entry {
  fullUrl?: string;
  resource?: { resourceType: string; id: string; meta?: { versionId?: string } };
  search?: { mode?: string };
  request?: object;
}

export interface Bundle {
  resourceType: string;
  type?: string;
  total?: number;
  link?: { relation: string; url: string }[];
  entry?: Entry[];
  issue?: object[];
}

const path = (query: string) => `ImagingStudy?${query}`;

/** Ids over all pages, sorted. */
export const found = (query: string) => async (client: Client) =>
  (await client.ids(path(query))).sort();

/** The ids of each page, up to a number of pages. */
export const pages = (query: string, most = 9) => pagesOf(path(query), most);

/** As `pages`, of a search anywhere below the base. */
export const pagesOf = (url: string, most = 9) => followed(most, (client) => client.get(url));

/** As `pages`, of a search by POST. */
export const postedPages = (form: string) =>
  followed(9, (client) => client.form('ImagingStudy/_search', form));

const followed =
  (most: number, first: (client: Client) => ReturnType<Client['get']>) =>
  async (client: Client) => {
    const seen: unknown[] = [];
    for (let answer = await first(client); ; ) {
      const bundle = answer.json as unknown as Bundle;
      seen.push(answer.status === 200 ? idsOf(bundle) : answer.status);
      const next = bundle.link?.find(({ relation }) => relation === 'next');
      if (!next || seen.length >= most) return seen;
      answer = await client.get(next.url);
    }
  };

const idsOf = ({ entry = [], resourceType }: Bundle) =>
  resourceType === 'Bundle' ? entry.map(({ resource }) => resource?.id) : resourceType;

/** The first page, or what came in its place. */
export const bundleOf = async (client: Client, query: string, headers = {}) =>
  (await client.get(path(query), headers)).json as unknown as Bundle;

export const shape =
  (query: string, look: (bundle: Bundle) => unknown, headers = {}) =>
  async (client: Client) =>
    look(await bundleOf(client, query, headers));

export const entries = (query: string, look: (entry: Entry) => unknown, headers = {}) =>
  shape(query, ({ entry = [] }) => entry.map(look), headers);

export const status =
  (query: string, headers = {}) =>
  async (client: Client) =>
    (await client.get(path(query), headers)).status;

/** Ids by POST, with parameters in the URL as well. */
export const posted =
  (form: string, query = '') =>
  async (client: Client) => {
    const { json } = await client.form(`ImagingStudy/_search${query && `?${query}`}`, form);
    return [idsOf(json as unknown as Bundle)].flat().sort();
  };

export const total = (query: string) => shape(query, (bundle) => bundle.total);
export const selfLink = (query: string) =>
  shape(query, ({ link = [] }) => link.find(({ relation }) => relation === 'self')?.url);
