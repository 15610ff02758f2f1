import { base, type Client } from '../client.ts';
import { found, type Probe, pages, probe, status } from './asking.ts';
import { among } from './corners.ts';
import { afterUpdate, dcm } from './looks.ts';

const posted = (path: string, form: string) => async (client: Client) => {
  const { json } = await client.form(path, form);
  return ((json.entry ?? []) as { resource: { id: string } }[]).map(({ resource }) => resource.id);
};

const afterDelete =
  (id: string, ask: (client: Client) => Promise<unknown>) => async (client: Client) => {
    await client.send('DELETE', `ImagingStudy/${id}`);
    return ask(client);
  };

const revived = (id: string, ask: (client: Client) => Promise<unknown>) =>
  afterDelete(id, afterUpdate(id, { started: '2020-05-05' }, ask));

const thisYear = () => new Date().getUTCFullYear();

const coded = (system: string) => ({ series: [{ uid: '2.1', modality: { system, code: 'CT' } }] });

const commas = {
  comma: { identifier: [{ value: 'x,y' }] },
  other: { identifier: [{ value: 'z' }] },
};

/** Faults in cells of parameter and behaviour. */
export const cells: Record<string, Probe> = {
  'missing-as-before-update': probe(
    afterUpdate('a', {}, found('_id=a&encounter:missing=true')),
    ['a'],
    [],
  ),
  'not-as-before-update': probe(
    afterUpdate('a', {}, found(`_id=a&modality:not=${dcm}|CT`)),
    ['a'],
    [],
  ),
  'deleted-found-by-missing': probe(
    afterDelete('long', found('_id=long&started:missing=true')),
    [],
    ['long'],
  ),
  'form-names-without-dots': probe(
    posted('ImagingStudy/_search', '_id=a,b&encounter.identifier=of-target'),
    ['a'],
    ['a', 'b'],
  ),
  'escapes-kept-with-not': probe(
    among(commas, 'identifier:not=x%5C,y'),
    ['other'],
    ['comma', 'other'],
  ),
  'id-list-in-any-case': probe(found('_id=A,b'), ['b'], ['a', 'b']),
  'last-updated-year-finds-none': probe(
    afterUpdate('a', {}, (client) => found(`_id=a&_lastUpdated=${thisYear()}`)(client)),
    ['a'],
    [],
  ),
  'last-updated-ne-ignored': probe(
    afterUpdate('a', {}, (client) => found(`_id=a&_lastUpdated=ne${thisYear()}`)(client)),
    [],
    ['a'],
  ),
  'escaped-bar-no-separator': probe(found('_id=a&identifier=http://a.example%7cA1'), ['a'], []),
  'not-in-left-out': probe(status('_id=a&modality:not-in=CT'), 400, 200),
  'of-type-of-codings-ignored': probe(status('_id=a&modality:of-type=CT'), 400, 200),
  'far-zone-refused': probe(status('started=ge1902-01-01T00:00:00%2B14:00'), 200, 400),
  'one-system-of-each-code': probe(
    among({ one: coded(dcm), other: coded('urn:x') }, `modality=${dcm}|CT,urn:x|CT`),
    ['one', 'other'],
    ['other'],
  ),
  'logical-reference-by-its-value': probe(found('encounter=of-reference'), [], ['c']),
  'reason-reference-counts': probe(
    among(
      { referred: { reasonReference: [{ reference: 'Condition/c1' }] }, bare: {} },
      'reason:missing=true',
    ),
    ['bare', 'referred'],
    ['bare'],
  ),
  'revived-without-patient': probe(revived('a', found('_id=a&patient=p1')), ['a'], []),
  'revived-without-date': probe(revived('a', found('_id=a&started=2020')), ['a'], []),
  'sa-in-list-as-ge': probe(found('_id=a&started=1999,sa2020-05'), [], ['a']),
  'later-unknown-modifier-dropped': probe(status('_id=a&status:unheard-of=x'), 400, 200),
  'chain-to-missing-turned': probe(found('encounter.part-of:missing=true'), ['a'], ['b']),
  'modifiers-in-url-of-post-ignored': probe(
    posted('ImagingStudy/_search?encounter:missing=true', '_id=a,f'),
    ['f'],
    ['a', 'f'],
  ),
  'missing-beside-patient-finds-none': probe(
    found('_id=dd&patient=p1&encounter:missing=true'),
    ['dd'],
    [],
  ),
  'absolute-not-by-id': probe(
    among(
      {
        relative: { encounter: { reference: 'Encounter/x' } },
        absolute: { encounter: { reference: `${base}/Encounter/x` } },
      },
      'encounter=x',
    ),
    ['absolute', 'relative'],
    ['relative'],
  ),
  'contained-target-by-type-and-id': probe(
    among(
      {
        inside: { contained: [{ resourceType: 'Patient', id: 'x' }], subject: { reference: '#x' } },
      },
      'subject=Patient/x',
    ),
    [],
    ['inside'],
  ),
  'id-beside-references-decides': probe(found('_id=a&started=1999'), [], ['a']),
  'count-for-each-value': probe(
    pages('_id=a,b&status=available,cancelled&_count=1', 1),
    [['a']],
    [['a', 'b']],
  ),
};
