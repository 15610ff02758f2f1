import { describe, expect, it } from 'vitest';
import { referenceClient, series, study } from './client.ts';

const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const type = (code: string) => ({ coding: [{ system: 'http://v2', code }], text: `Type ${code}` });

const studies = [
  study('ct', { series: [series('CT')] }),
  study('second', {
    series: [
      series('US'),
      { uid: '9', modality: { system: dcm, code: 'CT', display: 'Tomo Gram' } },
    ],
  }),
  study('foreign', {
    series: [{ uid: '1.2.3.2.5', modality: { system: 'urn:other', code: 'CT' } }],
  }),
  study('bare', { series: [{ uid: '5', modality: { code: 'CT' } }] }),
  study('none', {
    status: 'cancelled',
    identifier: [{ system: 'urn:i', value: 'a,b|c$d\\e', type: type('ACSN') }],
  }),
  study('reason', {
    status: 'unknown',
    reasonCode: [
      {
        coding: [
          { system: 'urn:x', code: '1' },
          { system: 'urn:y', code: '2', display: 'Déjà vu' },
        ],
        text: 'Chest pain',
      },
    ],
    identifier: [{ system: 'urn:i' }, { value: 'plain', type: type('MR') }],
  }),
  study('extension', {
    _started: { extension: [{ url: 'http://a.example/u', valueBoolean: true }] },
  }),
];
const client = referenceClient({ preload: studies });

const all = studies.map(({ id }) => String(id));
const except = (...ids: string[]) => all.filter((id) => !ids.includes(id));

describe('token search', () => {
  it.each([
    ['modality=CT', ['ct', 'second', 'foreign', 'bare']],
    [`modality=${dcm}|CT`, ['ct', 'second']],
    ['modality=|CT', ['bare']],
    [`modality=${dcm}|`, ['ct', 'second']],
    ['modality=urn:x|CT', []],
    ['modality=US,none', ['second']],
    ['modality=CT&modality=US', ['second']],
    [`modality=${encodeURIComponent(`${dcm}|US`)}`, ['second']],
    ['modality:not=CT', ['none', 'reason', 'extension']],
    ['modality:not=CT,US', ['none', 'reason', 'extension']],
    ['modality:missing=true', ['none', 'reason', 'extension']],
    ['modality:missing=false', ['ct', 'second', 'foreign', 'bare']],
    ['modality:text=tomo', ['second']],
    ['started:missing=false', []],
    ['series=1.2.3.2', ['ct', 'second']],
    ['status=http://hl7.org/fhir/imagingstudy-status|unknown', ['reason']],
    ['status=urn:x|unknown', []],
    ['status:missing=true', []],
    ['reason=2', ['reason']],
    ['reason=urn:x|2', []],
    ['reason:text=deja', ['reason']],
    ['reason:text=chest', ['reason']],
    ['identifier=a\\,b\\|c\\$d\\\\e', ['none']],
    ['identifier=urn:i|a\\,b\\|c\\$d\\\\e', ['none']],
    ['identifier=a,b', []],
    ['identifier=urn:i|', ['none', 'reason']],
    ['identifier:of-type=http://v2|MR|plain', ['reason']],
    ['identifier:of-type=http://v2|ACSN|plain', []],
    ['identifier:text=type acsn', ['none']],
    ['_id=ct,bare', ['ct', 'bare']],
    ['_id=CT', []],
    ['status=', all],
    ['status', all],
    ['unheard-of=1', all],
    ['status:not=available', ['none', 'reason']],
    ['status:not=cancelled', except('none')],
  ])('%s', async (query, expected) => {
    expect(await client.ids(`ImagingStudy?${query}`)).toEqual(expected);
    const posted = await client.form('ImagingStudy/_search', query);
    const entries = (posted.json.entry ?? []) as {
      resource: { id: string };
      search: { mode: string };
    }[];
    const matches = entries.filter(({ search }) => search.mode === 'match');
    expect(matches.map(({ resource }) => resource.id)).toEqual(expected);
  });

  it.each([
    ['modality:in=http://vs', 'http.modality:in'],
    ['modality:not-in=http://vs', 'http.modality:not-in'],
    ['modality:above=x|y', 'http.modality:above'],
    ['modality:below=x|y', 'http.modality:below'],
    ['modality:invented=CT', 'http.modality:invented'],
    ['modality:of-type=a|b|c', 'http.modality:of-type'],
    ['identifier:of-type=a|b', 'http.identifier:of-type'],
    ['modality:missing=maybe', 'http.modality:missing'],
    ['identifier=|', 'http.identifier'],
    ['_query=anything', 'http._query'],
    ['_count=many', 'http._count'],
  ])('%s is refused', async (query, expression) => {
    const { status, json } = await client.get(`ImagingStudy?${query}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', expression: [expression] }],
    });
  });

  it('combines what stands in the URL and in the form', async () => {
    const both = await client.form('ImagingStudy/_search?modality=CT', 'modality=US');
    expect(both.json).toMatchObject({ total: 1, entry: [{ resource: { id: 'second' } }] });
  });
});
