import { newStudy, study } from '../client.ts';
import { a, create, issue, jsonOf, type Probe, probe, read, stale, two, update } from './asking.ts';

/** Faults in: what is refused, and how. */
export const refusals: Record<string, Probe> = {
  'unknown-id-empty': probe(async (c) => (await read(c, 'nothing')).status, 404, 200),
  'unknown-dotted-id-breaks': probe(
    async (c) => [(await read(c, 'no')).status, (await read(c, 'n.o')).status],
    [404, 404],
    [404, 500],
  ),
  'mismatched-id-refused-but-stored': probe(
    async (c) => {
      const { status } = await c.put(a, study('b', { description: 'new' }));
      return [status, jsonOf(await read(c)).description];
    },
    [400, undefined],
    [400, 'new'],
  ),
  'body-id-wins': probe(async (c) => (await c.put(a, study('b'))).status, 400, 200),
  'id-case-mismatch-accepted': probe(async (c) => (await c.put(a, study('A'))).status, 400, 200),
  'truncated-body-repaired': probe(
    async (c) => (await c.post('ImagingStudy', JSON.stringify(newStudy()).slice(0, -1))).status,
    400,
    201,
  ),
  'unparseable-body-breaks': probe(
    async (c) => (await c.post('ImagingStudy', '{')).status,
    400,
    500,
  ),
  'type-mismatch-coerced': probe(
    async (c) => {
      const body = { ...newStudy(), resourceType: 'DiagnosticReport' };
      return (await c.post('ImagingStudy', body)).status;
    },
    400,
    201,
  ),
  'type-mismatch-stored-as-sent': probe(
    async (c) => (await c.post('ImagingStudy', { resourceType: 'Patient' })).status,
    400,
    201,
  ),
  'media-type-ignored': probe(
    async (c) =>
      (await c.post('ImagingStudy', newStudy(), { 'content-type': 'text/unheard-of' })).status,
    415,
    201,
  ),
  'charset-parameter-refused': probe(
    async (c) => {
      const type = { 'content-type': 'application/fhir+json;charset=utf-8' };
      return (await c.post('ImagingStudy', newStudy(), type)).status;
    },
    201,
    415,
  ),
  'refusal-is-500': probe(async (c) => (await create(c, { status: 'no' })).status, 400, 500),
  'unknown-if-match-breaks': probe(
    async (c) => (await update(c, {}, 'a', { 'if-match': 'W/"never"' })).status,
    412,
    500,
  ),
  'stale-if-match-conflict': probe(async (c) => (await update(c, {}, 'a', stale)).status, 412, 409),
  'if-match-race': probe(
    async (c) => {
      const first = { 'if-match': 'W/"1"' };
      const both = await Promise.all([update(c, {}, 'a', first), update(c, two, 'a', first)]);
      return both.map(({ status }) => status);
    },
    [200, 412],
    [200, 200],
  ),
  'if-match-by-start': probe(
    async (c) => (await update(c, {}, 'a', { 'if-match': 'W/"10"' })).status,
    412,
    200,
  ),
  'stale-if-match-refused-but-stored': probe(
    async (c) => {
      const { status } = await update(c, { description: 'new' }, 'a', stale);
      return [status, jsonOf(await read(c)).description];
    },
    [412, undefined],
    [412, 'new'],
  ),
  'current-if-match-refused': probe(
    async (c) => (await update(c, {}, 'a', { 'if-match': 'W/"1"' })).status,
    200,
    412,
  ),
  'outcome-code-is-status': probe(
    async (c) => (await issue(read(c, 'nothing'))).code,
    'not-found',
    '404',
  ),
  'outcome-without-severity': probe(
    async (c) => (await issue(update(c, {}, 'a', stale))).severity,
    'error',
    undefined,
  ),
  'outcome-says-information': probe(
    async (c) => (await issue(read(c, 'nothing'))).severity,
    'error',
    'information',
  ),
};
