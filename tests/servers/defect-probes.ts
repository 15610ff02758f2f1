import { expect } from 'vitest';
import { type Answer, type Client, newStudy, study } from './client.ts';
import { a, create, idOf, jsonOf, type Probe, probe, read } from './crud-probes/asking.ts';

const extension = (value: object) => [{ url: 'http://a.example/x', ...value }];
const mark = [{ system: 'urn:fhir-lightbox:run', value: 'probe' }];
const deep = `{"resourceType":"ImagingStudy","x":${'{"a":'.repeat(1000)}1${'}'.repeat(1001)}`;

/** Status of a create, and the element as it is then read. */
const accepted = (elements: object, name: string) => async (client: Client) => {
  const created = await create(client, elements);
  if (created.status >= 300) return created.status;
  return jsonOf(await read(client, idOf(created)))[name];
};

const refusalOf = async (answer: Answer) => {
  const [issue] = (jsonOf(answer).issue ?? []) as { expression?: string[]; location?: string[] }[];
  return [answer.status, issue?.expression, issue?.location];
};

const validate = (client: Client, body: object, path = 'ImagingStudy', query = '') =>
  client.post(`${path}/$validate${query}`, body);

const found = async (client: Client) => (await client.ids('ImagingStudy?identifier=probe')).length;

/** Faults: what is done with invalid studies. */
const faults: Record<string, Probe> = {
  'empty-members-kept': probe(accepted({ description: '' }, 'description'), 400, ''),
  'nulls-kept': probe(accepted({ started: null }, 'started'), 400, null),
  'missing-url-as-null': probe(accepted({ extension: [{ valueString: 'x' }] }, 'extension'), 400, [
    { url: null, valueString: 'x' },
  ]),
  'contained-meta-emptied': probe(
    accepted(
      {
        contained: [{ resourceType: 'Patient', id: 'p', meta: { versionId: '1' } }],
        subject: { reference: '#p' },
      },
      'contained',
    ),
    400,
    [{ resourceType: 'Patient', id: 'p', meta: {} }],
  ),
  'validate-refuses-unknown-codes': probe(
    async (client) => [
      (await validate(client, newStudy({ status: 'no' }))).status,
      (await validate(client, newStudy({ description: '' }))).status,
    ],
    [200, 200],
    [400, 200],
  ),
  'unknown-properties-kept': probe(accepted({ lightbox: 1 }, 'lightbox'), 400, 1),
  'json-types-kept': probe(accepted({ numberOfSeries: '3' }, 'numberOfSeries'), 400, '3'),
  'lists-for-single-values-kept': probe(accepted({ description: ['a'] }, 'description'), 400, [
    'a',
  ]),
  'quantities-not-checked': probe(
    accepted({ extension: extension({ valueAge: { value: 0, code: 'a' } }) }, 'status'),
    400,
    'available',
  ),
  'missing-element-refused-but-stored': probe(
    async (client) => {
      const { status: _left, ...rest } = newStudy({ identifier: mark });
      const { status } = await client.post('ImagingStudy', rest);
      return [status, await found(client)];
    },
    [400, 0],
    [400, 1],
  ),
  'broken-narrative-stored-with-500': probe(
    async (client) => {
      const text = { status: 'generated', div: 'no div' };
      const { status } = await create(client, { identifier: mark, text });
      return [status, await found(client)];
    },
    [400, 0],
    [500, 1],
  ),
  'invalid-update-refused-but-stored': probe(
    async (client) => {
      const { status } = await client.put(a, study('a', { description: '' }));
      return [status, jsonOf(await read(client)).status];
    },
    [400, 'available'],
    [422, 'unknown'],
  ),
  'bad-code-empties-study': probe(
    async (client) => {
      const { status } = await client.put(a, study('a', { status: 'no' }));
      return [status, jsonOf(await read(client)).status];
    },
    [400, 'available'],
    [400, 'unknown'],
  ),
  'creates-fail-after-deep-document': probe(
    async (client) => {
      const before = (await create(client)).status;
      await client.post('ImagingStudy', deep);
      return [before, (await create(client)).status];
    },
    [201, 201],
    [201, 500],
  ),
  'creates-fail-after-first-5xx': probe(
    async (client) => {
      const before = (await create(client)).status;
      const broken = (await create(client, { numberOfSeries: 4294967296 })).status;
      return [before, broken, (await create(client)).status];
    },
    [201, 400, 201],
    [201, 500, 500],
  ),
  'refused-with-200': probe(
    async (client) => (await create(client, { identifier: [{ id: 'bare' }] })).status,
    400,
    200,
  ),
  'refusal-points-elsewhere': probe(
    async (client) => refusalOf(await create(client, { status: 'no' })),
    [400, ['ImagingStudy.status'], undefined],
    [400, ['ImagingStudy.procedureReference'], undefined],
  ),
  'refusal-of-content-in-html': probe(
    async (client) => (await create(client, { status: 'no' })).headers['content-type'],
    'application/fhir+json',
    'text/html',
  ),
  'validate-refuses-invalid': probe(
    async (client) => (await validate(client, newStudy({ status: 'no' }))).status,
    200,
    422,
  ),
  'validate-stores': probe(
    async (client) => {
      await validate(client, newStudy({ identifier: mark }));
      const before = await found(client);
      await validate(client, newStudy({ identifier: mark }), 'ImagingStudy', '?mode=create');
      return [before, await found(client)];
    },
    [0, 0],
    [0, 1],
  ),
  'validate-updates': probe(
    async (client) => {
      await validate(client, study('a', { status: 'cancelled' }), a);
      return jsonOf(await read(client)).status;
    },
    'available',
    'cancelled',
  ),
  'validate-wraps-outcome': probe(
    async (client) => (await validate(client, newStudy())).json.resourceType,
    'OperationOutcome',
    'Parameters',
  ),
  'validate-finds-nothing': probe(
    async (client) => jsonOf(await validate(client, newStudy({ status: 'no' }))).issue,
    [expect.objectContaining({ severity: 'error' })],
    [expect.objectContaining({ severity: 'information' })],
  ),
  'validate-ignores-unknown-profile': probe(
    async (client) =>
      (await validate(client, newStudy(), 'ImagingStudy', '?profile=http://a.example/none')).status,
    400,
    200,
  ),
  'text-cut-at-64k': probe(
    async (client) => {
      const created = await create(client, { description: 'a'.repeat(70_000) });
      return String(jsonOf(await read(client, idOf(created))).description).length;
    },
    70_000,
    65_535,
  ),
  'decimals-of-15-digits': probe(
    async (client) => {
      const text = JSON.stringify(newStudy({ extension: extension({ valueDecimal: 7 }) }));
      const sent = text.replace(':7}', ':0.123456789012345678}');
      const created = await client.post('ImagingStudy', sent);
      return /"valueDecimal":([\d.]+)/.exec((await read(client, idOf(created))).body)?.[1];
    },
    '0.123456789012345678',
    '0.12345678901234568',
  ),
  'series-cut-at-256': probe(
    async (client) => {
      const modality = { system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' };
      const series = Array.from({ length: 300 }, (_, i) => ({ uid: `1.2.${i}`, modality }));
      const created = await create(client, { series });
      return (jsonOf(await read(client, idOf(created))).series as object[]).length;
    },
    300,
    256,
  ),
  'status-of-cancelled-twice': probe(
    async (client) => {
      const created = await create(client, { status: 'cancelled' });
      const { body } = await read(client, idOf(created));
      return body.split('"status"').length - 1;
    },
    1,
    2,
  ),
  'far-years-break': probe(
    async (client) => (await create(client, { started: '9999-12-31' })).status,
    201,
    500,
  ),
};

/** Variants: what else may be done with them. */
const variants: Record<string, Probe> = {
  'constraints-not-evaluated': probe(
    async (client) => [
      await accepted({ status: 'no' }, 'status')(client),
      await accepted({ lightbox: 1 }, 'lightbox')(client),
    ],
    [400, 400],
    ['no', undefined],
  ),
  'invalid-refused-with-422': probe(
    async (client) => (await create(client, { status: 'no' })).status,
    400,
    422,
  ),
  'unknown-properties-dropped': probe(
    accepted({ lightbox: 1, description: 'kept' }, 'description'),
    400,
    'kept',
  ),
  'breaks-on-nulls': probe(
    async (client) => (await create(client, { started: null })).status,
    400,
    500,
  ),
  'refusals-without-expression': probe(
    async (client) => refusalOf(await create(client, { status: 'no' })),
    [400, ['ImagingStudy.status'], undefined],
    [400, undefined, undefined],
  ),
  'refusals-with-location': probe(
    async (client) => refusalOf(await create(client, { identifier: [{ use: 'no' }] })),
    [400, ['ImagingStudy.identifier[0].use'], undefined],
    [400, undefined, ['/f:ImagingStudy/f:identifier[1]/f:use']],
  ),
  'refusals-with-comments': probe(
    async (client) => {
      const contained = [{ resourceType: 'Observation', id: 'o', code: { text: 'x' } }];
      return refusalOf(await create(client, { contained, subject: { reference: '#o' } }));
    },
    [400, ['ImagingStudy.contained[0].status'], undefined],
    [400, ['ImagingStudy.contained[0]/*Observation/measurement*/.status'], undefined],
  ),
  'refusals-point-at-twin': probe(
    async (client) => {
      const modality = { id: 'same', system: 'urn:s', code: 'CT' };
      const series = [{ id: 'same', uid: '1.2.3', modality }];
      return refusalOf(await create(client, { series }));
    },
    [400, ['ImagingStudy.series[0].id'], undefined],
    [400, ['ImagingStudy.series[0].modality'], undefined],
  ),
  'refusals-point-at-study': probe(
    async (client) => refusalOf(await create(client, { status: 'no' })),
    [400, ['ImagingStudy.status'], undefined],
    [400, ['ImagingStudy'], undefined],
  ),
  'validate-not-supported': probe(
    async (client) => [
      (await validate(client, newStudy())).status,
      (await client.get('metadata')).body.includes('Resource-validate'),
    ],
    [200, true],
    [404, false],
  ),
  'validate-checks-little': probe(
    async (client) => {
      const bare = { encounter: { id: 'bare' } };
      const told = async (elements: Record<string, unknown>) => {
        const { issue } = jsonOf(await validate(client, newStudy(elements)));
        return (issue as { severity: string }[])[0]?.severity;
      };
      return [await told({ status: 'no' }), await told(bare)];
    },
    ['error', 'error'],
    ['error', 'information'],
  ),
};

/** For each fault and variant in servers/faulty/validation/defects and variants. */
export const defectProbes: Record<string, Probe> = { ...faults, ...variants };
