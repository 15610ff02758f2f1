import { newStudy, series, study } from '../client.ts';
import { jsonOf, type Probe, probe, read } from './asking.ts';
import { post, send, toldBy } from './bundles.ts';

type Client = Parameters<Probe['ask']>[0];

export const uuid = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const oid = 'urn:oid:1.2.3';
export const rewritten = 'Patient/new';

const patient = { resourceType: 'Patient', identifier: [{ value: 'known' }] };
export const creation = (fullUrl: string, resource = { resourceType: 'Patient' }) => ({
  fullUrl,
  resource,
  request: { method: 'POST', url: resource.resourceType },
});

/** The study of a transaction as it is stored, the id of what else is new told as `new`. */
async function stored(client: Client, entry: object, other: object): Promise<string> {
  const told = await toldBy(send(client, 'transaction', entry, other));
  const [id, ofOther] = told.map(({ response }) => response?.location?.split('/').at(-3));
  const { body } = await read(client, id ?? 'a');
  return body.replaceAll(`/${ofOther}`, '/new');
}

const linkIn = (text: string) => /(?:[A-Z]\w+\/new|urn:[a-z]+:[0-9a-f.-]{5,})/.exec(text)?.[0];
export const linked =
  (elements: object, fullUrl = uuid, target = { resourceType: 'Patient' }) =>
  async (client: Client) =>
    linkIn(await stored(client, post(newStudy({ ...elements })), creation(fullUrl, target)));
const updated = async (client: Client) => {
  const resource = study('a', { subject: { reference: uuid } });
  const entry = { resource, request: { method: 'PUT', url: 'ImagingStudy/a' } };
  return linkIn(await stored(client, entry, creation(uuid)));
};

export const extension = (value: object) => ({
  extension: [{ url: 'http://a.example/x', ...value }],
});
const performedBy = (reference: string) => ({
  series: [series('CT', { performer: [{ actor: { reference } }] })],
});
const narrative = (content: string) => ({
  text: {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${content} x</div>`,
  },
});

/** What became of a transaction whose study has a reference by criteria. */
const byCriteria =
  (elements: (reference: string) => object, patients: number) => async (client: Client) => {
    for (let made = 0; made < patients; made += 1) await client.post('Patient', patient);
    const elementsByCriteria = elements('Patient?identifier=known');
    const answer = await send(client, 'transaction', post(newStudy({ ...elementsByCriteria })));
    if (answer.status !== 200) return answer.status;
    const [entry] = (jsonOf(answer).entry ?? []) as { response: { location: string } }[];
    const { body } = await read(client, entry?.response.location.split('/').at(-3));
    return body.includes('Patient?identifier=known') ? 'left' : 'resolved';
  };
const ofSubject = (reference: string) => ({ subject: { reference } });

/** Faults of the links within a transaction. */
export const links: Record<string, Probe> = {
  'transaction-keeps-references': probe(linked(ofSubject(uuid)), rewritten, uuid),
  'transaction-keeps-inner-references': probe(linked(performedBy(uuid)), rewritten, uuid),
  'transaction-keeps-references-in-extensions': probe(
    linked(extension({ valueReference: { reference: uuid } })),
    rewritten,
    uuid,
  ),
  'transaction-keeps-uris': probe(linked(extension({ valueUri: uuid })), rewritten, uuid),
  'transaction-keeps-anchors': probe(linked(narrative(`<a href="${uuid}">y</a>`)), rewritten, uuid),
  'transaction-keeps-images': probe(
    linked(narrative(`<img src="${uuid}" alt="y"/>`)),
    rewritten,
    uuid,
  ),
  'transaction-keeps-references-of-updates': probe(updated, rewritten, uuid),
  'transaction-keeps-references-by-oid': probe(linked(ofSubject(oid), oid), rewritten, oid),
  'transaction-rewrites-canonicals': probe(
    linked(extension({ valueCanonical: uuid })),
    uuid,
    rewritten,
  ),
  'transaction-makes-references-urls': probe(
    async (c) => (await stored(c, post(), creation(uuid))).includes('"reference":"Patient/p1"'),
    true,
    false,
  ),
  'transaction-keeps-criteria': probe(byCriteria(ofSubject, 1), 'resolved', 'left'),
  'transaction-keeps-inner-criteria': probe(byCriteria(performedBy, 1), 'resolved', 'left'),
  'transaction-criteria-without-match': probe(byCriteria(ofSubject, 0), 400, 'left'),
  'transaction-criteria-take-first': probe(byCriteria(ofSubject, 2), 412, 'left'),
};
