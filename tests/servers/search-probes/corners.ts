import { base, type Client, study } from '../client.ts';
import { type Bundle, found, type Probe, probe, status } from './asking.ts';

const tag = 'http://t.example|corner';
const meta = { tag: [{ system: 'http://t.example', code: 'corner' }] };
const to = (reference: string) => ({ reference });
const STATUS = 'http://hl7.org/fhir/imagingstudy-status';
const identifier = { system: 'http://a.example', value: 'logical' };

/** Stores some studies, of which no other probe knows, and searches among them. */
export const among =
  (studies: Record<string, object>, query: string) =>
  async (client: Client): Promise<string[]> => {
    for (const [id, elements] of Object.entries(studies)) {
      await client.put(`ImagingStudy/${id}`, study(id, { meta, ...elements }));
    }
    return found(`_tag=${tag}&${query}`)(client);
  };

const subjects = {
  'of-patient': { subject: to('Patient/x') },
  'of-device': { subject: to('Device/x') },
  'of-group': { subject: to('Group/x') },
};

const profiled = (elements: object) => ({ meta: { ...meta, ...elements } });
const profiles = {
  one: profiled({ profile: ['http://a.example/p'], source: 'http://a.example/s' }),
  two: profiled({ profile: ['http://a.example/q', 'http://a.example/p'] }),
};

const years = { year: { started: '2020' }, day: { started: '2020-06-15' } };

/** Faults of one corner each. */
export const corners: Record<string, Probe> = {
  'group-modifier-as-any-type': probe(
    among(subjects, 'subject:Group=x'),
    ['of-group'],
    ['of-device', 'of-group', 'of-patient'],
  ),
  'patient-of-excluded-type': probe(among(subjects, 'patient=Device/x'), [], ['of-device']),
  'eb-misses-years': probe(among(years, 'started=eb2021'), ['day', 'year'], ['day']),
  'second-logical-reference-lost': probe(
    among(
      {
        first: { interpreter: [{ identifier }, to('Practitioner/x')] },
        second: { interpreter: [to('Practitioner/x'), { identifier }] },
      },
      'interpreter:identifier=http://a.example|logical',
    ),
    ['first', 'second'],
    ['first'],
  ),
  'lower-case-escapes-kept': probe(among(years, 'started=2020-06-15&_id=day%2cyear'), ['day'], []),
  'foreign-type-modifier-ignored': probe(status('encounter:Patient=e1'), 400, 200),
  'post-refusal-without-outcome': probe(
    async (client) => {
      const refused = await client.form('ImagingStudy/_search', 'status:unheard-of=1');
      return [refused.status, refused.json.resourceType];
    },
    [400, 'OperationOutcome'],
    [400, undefined],
  ),
  'updated-outlives-deletion': probe(
    async (client) => {
      for (const description of ['first', 'second']) {
        await client.put('ImagingStudy/x', study('x', { description }));
      }
      await client.send('DELETE', 'ImagingStudy/x');
      return client.ids('ImagingStudy?_id=x');
    },
    [],
    ['x'],
  ),
  'profile-of-first': probe(
    among(profiles, '_profile=http://a.example/p'),
    ['one', 'two'],
    ['one'],
  ),
  'source-in-any-case': probe(among(profiles, '_source=http://a.example/S'), [], ['one']),
  'self-link-of-post-lists-ignored': probe(
    async (client) => {
      const { json } = await client.form('ImagingStudy/_search', '_id=a&unheard-of=1');
      return (json as Bundle).link?.[0]?.url.endsWith('?_id=a&unheard-of=1');
    },
    false,
    true,
  ),
  'implicit-system-unknown-in-list': probe(
    among(
      { cancelled: { status: 'cancelled' } },
      `status=${['cancelled', 'registered'].map((code) => `${STATUS}|${code}`).join(',')}`,
    ),
    ['cancelled'],
    [],
  ),
  'empty-value-in-form-refused': probe(
    async (client) => (await client.form('ImagingStudy/_search', '_id=a&status=')).status,
    200,
    400,
  ),
  'total-counts-deleted': probe(
    async (client) => {
      await among(years, '_id=year')(client);
      await client.send('DELETE', 'ImagingStudy/year');
      return (await client.get(`ImagingStudy?_tag=${tag}`)).json.total;
    },
    1,
    2,
  ),
  'second-absolute-not-indexed': probe(
    among(
      {
        first: { interpreter: [to(`${base}/Practitioner/x`)] },
        second: { interpreter: [to('Practitioner/y'), to(`${base}/Practitioner/x`)] },
      },
      'interpreter=Practitioner/x',
    ),
    ['first', 'second'],
    ['first'],
  ),
};
