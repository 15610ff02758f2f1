import type { Answer } from '../../fixtures/client.ts';
import { check } from '../check.ts';
import { refusedPut } from './put.ts';
import { unparseable } from './unparseable.ts';

const needs = { interactions: ['create', 'read', 'update'] };

/** Without If-Match and, where the server gives ETags, with it: neither makes up for a wrong id. */
const preconditions = ({ headers: { etag } }: Answer): Record<string, string>[] => [
  {},
  ...(etag === undefined ? [] : [{ 'if-match': etag }]),
];

/** Updates that are to be refused, and change nothing (http.html#update). */
export const updateRefusedChecks = [
  check(
    'crud/update/id-missing',
    {
      rule: 'An update whose body has no id is answered 400 and changes nothing.',
      requirements: ['rest-update-missing-id-400'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const { id: _left, ...body } = stored;
      for (const headers of preconditions(read)) {
        const changed = { ...body, status: 'available' };
        judge(await refusedPut(server, changed, read, { id, headers })).status(400);
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath("status = 'registered'", 'the study is as it was');
      }
    },
  ),
  check(
    'crud/update/id-mismatch',
    {
      rule: 'An update whose body has another id than the URL is answered 400; neither study is touched.',
      requirements: ['rest-update-id-mismatch-400'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const one = await studies.stored(studies.one({ status: 'registered' }));
      const other = await studies.stored(studies.one({ status: 'registered' }));
      const body = { ...one.stored, id: other.id, status: 'available' };
      for (const headers of preconditions(one.read)) {
        judge(await refusedPut(server, body, one.read, { id: one.id, headers })).status(400);
        for (const { id } of [one, other]) {
          judge(await server.read('ImagingStudy', id))
            .status(200)
            .fhirpath("status = 'registered'", `ImagingStudy/${id} is as it was`);
        }
      }
    },
  ),
  check(
    'crud/update/id-mismatch-creates-nothing',
    {
      rule: 'An update whose body has an unused id other than that of the URL creates nothing.',
      requirements: ['rest-update-id-mismatch-400'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const unused = `lbx-${session.runId}-mismatch`;
      judge(await refusedPut(server, { ...stored, id: unused }, read, { id })).status(400);
      judge(await server.read('ImagingStudy', unused)).notStatus('2xx');
    },
  ),
  check(
    'crud/update/type-mismatch',
    {
      rule: 'An update of a study with a body of another type stores and changes nothing.',
      requirements: ['rest-create-type-must-match-url'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId, stored } = await studies.stored(studies.one({ status: 'registered' }));
      const bodies = [
        { resourceType: 'Patient', id, active: true },
        { ...stored, resourceType: 'DiagnosticReport', status: 'available' },
      ];
      for (const body of bodies) {
        const path = `/ImagingStudy/${id}`;
        const before = await server.read(body.resourceType, id);
        const refused = await server.send({ method: 'PUT', path, body: JSON.stringify(body) });
        judge.should(refused).status('4xx');
        // Ids are unique within a type alone: another resource may have had this one all along.
        if (before.status >= 400) judge(await server.read(body.resourceType, id)).notStatus('2xx');
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath(
            "status = 'registered' and (meta.versionId.empty() or meta.versionId = %version)",
            'the study is as it was',
            { version: versionId ?? '' },
          );
      }
    },
  ),
  check(
    'crud/update/unparseable',
    {
      rule: 'An update whose body is no JSON is refused and changes nothing.',
      requirements: ['rest-create-unparseable-400'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored } = await studies.stored(studies.one({ status: 'registered' }));
      for (const write of Object.values(unparseable)) {
        const text = write({ ...stored, status: 'available' });
        const refused = await server.update(stored, { text });
        judge(refused).notStatus('2xx');
        judge.should(refused).status('4xx');
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath("status = 'registered'", 'the study is as it was');
      }
    },
  ),
];
