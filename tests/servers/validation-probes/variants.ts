import { created, type Probe, probe } from '../crud-probes/asking.ts';
import { at, bundleOf, get, metadata, notFound, read } from './asking.ts';

const search = get('ImagingStudy?_id=a');

export const variants: Record<string, Probe> = {
  'outcomes-at-length': probe(at(notFound, 'issue', 1, 'diagnostics'), undefined, '1 ms'),
  'capabilities-at-length': probe(at(metadata, 'publisher'), undefined, 'Archive'),
  'extension-added': probe(
    at(created, 'extension', 0, 'url'),
    undefined,
    'http://archive.example/place',
  ),
  'contained-added': probe(at(created, 'contained', 0, 'id'), undefined, 'archive-of-it'),
  'json-indented': probe(
    async (client) => (await search(client)).body.includes('"\\u0065ntry" :'),
    false,
    true,
  ),
  'last-updated-in-micros': probe(
    async (client) => /\.\d{6}\+00:00$/.test(String(await at(read, 'meta', 'lastUpdated')(client))),
    false,
    true,
  ),
  'batch-answered-with-outcomes': probe(
    at(bundleOf('batch'), 'entry', 0, 'response', 'outcome', 'resourceType'),
    undefined,
    'OperationOutcome',
  ),
  'bundle-links-of-all-kinds': probe(at(search, 'link', 1, 'relation'), undefined, 'alternate'),
  'not-found-in-json-of-its-own': probe(
    async (client) => (await notFound(client)).headers['content-type'],
    'application/fhir+json',
    'application/problem+json',
  ),
};
