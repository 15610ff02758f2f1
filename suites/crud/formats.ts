import { NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { fhirJson } from './answers.ts';

const needs = { interactions: ['create', 'read'] };

/** What `_format` takes for JSON (http.html#parameters). */
export const jsonFormats = ['json', 'application/json', 'application/fhir+json'];

/** Each has JSON in it, and something that nobody has. */
export const acceptLists = [
  'application/vnd.example.nope, application/fhir+json',
  'application/fhir+json, application/vnd.example.nope;q=0.5',
  'application/vnd.example.nope;q=0.9, application/fhir+json;q=0.2',
];

/** As browsers ask. */
const BROWSER = 'text/html,application/xhtml+xml,application/fhir+json;q=0.9,*/*;q=0.8';

/** With the character set that FHIR has at any rate (http.html#mime-type). */
const CHARSET = 'application/fhir+json; charset=utf-8';

/** In which format a server answers (http.html#mime-type). */
export const formatChecks = [
  check(
    'crud/read/format-values',
    {
      rule: 'A server that heeds _format takes json, application/json and application/fhir+json for JSON.',
      requirements: ['format-param-values'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      const reads = [];
      for (const format of jsonFormats) {
        reads.push(
          await server.read('ImagingStudy', `${id}?_format=${encodeURIComponent(format)}`),
        );
      }
      if (reads.every(({ status }) => status >= 400)) {
        throw new NotApplicable('the server refuses _format');
      }
      // By itself, without a type in Accept.
      const headers = { accept: '*/*' };
      reads.push(await server.read('ImagingStudy', `${id}?_format=json`, { headers }));
      for (const read of reads) judge(read).status(200).resourceType('ImagingStudy');
    },
  ),
  check(
    'crud/read/accept-list',
    {
      rule: 'Of several types in Accept the server serves the one that it has.',
      requirements: ['format-content-negotiation'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      for (const accept of acceptLists) {
        judge(await server.read('ImagingStudy', id, { headers: { accept } }))
          .status(200)
          .resourceType('ImagingStudy')
          .header('Content-Type', fhirJson, 'application/fhir+json');
      }
      const any = await server.read('ImagingStudy', id, { headers: { accept: '*/*' } });
      judge(any).status(200);
      const named = await server.read('ImagingStudy', id, { headers: { accept: CHARSET } });
      judge.should(named).status(200);
    },
  ),
  check(
    'crud/read/media-type-whatever-accepted',
    {
      rule: 'A study in JSON is served as application/fhir+json, whatever else Accept lists.',
      requirements: ['format-json-mime-type', 'format-content-negotiation'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      let judged = 0;
      for (const accept of [...acceptLists, BROWSER]) {
        const read = await server.read('ImagingStudy', id, { headers: { accept } });
        if (read.resource?.resourceType !== 'ImagingStudy') continue;
        judged += 1;
        judge(read).header('Content-Type', fhirJson, 'application/fhir+json');
      }
      if (judged === 0) throw new NotApplicable('the server gives no JSON for a list of types');
    },
  ),
  check(
    'crud/create/format-parameter',
    {
      rule: 'What is sent is of the type in its Content-Type, whatever _format asks for.',
      requirements: ['format-param-not-request-type'],
      needs,
    },
    async ({ server, studies, judge }) => {
      for (const format of ['xml', 'json']) {
        const created = await server.send({
          method: 'POST',
          path: `ImagingStudy?_format=${format}`,
          body: JSON.stringify(studies.one()),
        });
        judge(created).notStatus(415);
        // A server may refuse to answer in that format (http.html#parameters), as it then does a read.
        const { id } = await studies.stored();
        const read = await server.read('ImagingStudy', `${id}?_format=${format}`);
        if (read.status === 200) judge(created).notStatus(400, 422);
      }
    },
  ),
  check(
    'crud/create/intermediary',
    {
      rule: 'That a request came through an intermediary makes no difference.',
      requirements: ['rest-x-intermediary-unused'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const headers = { 'x-intermediary': 'lightbox.example' };
      judge(await server.create(studies.one(), { headers })).status(201);
    },
  ),
];
