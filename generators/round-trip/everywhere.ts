import type { Extension, Study } from '../content.ts';
import type { CaseContent } from '../round-trip.ts';
import { changed, nodesOf } from '../sites.ts';
import { validStudy } from '../study.ts';
import { EXTENSION_BASE } from './full-study.ts';
import { exact } from './text.ts';

type Value = Record<`value${string}`, unknown>;

interface Family extends Pick<CaseContent, 'key' | 'aspect' | 'leeway'> {
  values: readonly Value[];
}

const mm = { unit: 'millimetre', system: 'http://unitsofmeasure.org', code: 'mm' };

const FOREIGN = 'http://other.example/fhir';

/** Of each kind what programs are known to change on the way: precision, zones, characters, versions. */
const families: readonly Family[] = [
  {
    key: 'numbers-everywhere',
    aspect: 'numbers, their digits included, in extensions of every element',
    values: [
      ...['1.50', '0.00', '100', '-0.5', '1.000000000', '12345.6789'].map((digits) => ({
        valueDecimal: exact(digits),
      })),
      { valueQuantity: { value: exact('2.50'), ...mm } },
      { valueInteger: 0 },
      { valueInteger: -2_147_483_648 },
      { valueUnsignedInt: 2_147_483_647 },
    ],
  },
  {
    key: 'times-everywhere',
    aspect: 'dates and times, as precise as they are, in extensions of every element',
    values: [
      { valueDate: '2019' },
      { valueDate: '2019-07' },
      { valueDate: '2020-02-29' },
      { valueDateTime: '2019-07' },
      { valueDateTime: '2019-07-01T00:00:00Z' },
      { valueDateTime: '2019-07-01T12:00:00.120-05:00' },
      { valueDateTime: '2019-07-01T12:00:00+14:00' },
      { valueInstant: '2019-04-01T10:00:00.123456Z' },
      { valueTime: '23:59:59.50' },
      { valuePeriod: { start: '2019', end: '2019-04-30T23:00:00+02:00' } },
    ],
  },
  {
    key: 'texts-everywhere',
    aspect:
      'texts of all kinds of characters, and words of programs, in extensions of every element',
    values: [
      { valueString: 'wört 字 😀 עברית' },
      { valueString: '<b>&amp; "quoted" \\ \'</b> {{y}} %s' },
      { valueString: 'two  spaces\ttab' },
      { valueMarkdown: '*one*\n\n- two' },
      { valueString: '0' },
      { valueString: 'null' },
      { valueCode: 'a code' },
      { valueBoolean: false },
      { valueBoolean: true },
    ],
  },
  {
    key: 'links-everywhere',
    aspect: 'URIs and references of every form in extensions of every element',
    values: [
      { valueUri: 'urn:example:a?b=c&d=e#f' },
      { valueUri: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' },
      { valueUrl: 'http://a.example/?q=1%202&r=%2F#top' },
      { valueUrl: `${FOREIGN}/Patient/1/_history/2` },
      { valueCanonical: 'http://a.example/ValueSet/modality|1.0#part' },
      { valueOid: 'urn:oid:1.2.840.10008' },
      { valueReference: { reference: `${FOREIGN}/Patient/1` } },
      { valueReference: { reference: `${FOREIGN}/Patient/1/_history/2` } },
      { valueReference: { reference: 'https://other.example/r4/Patient/a.b', type: 'Patient' } },
      {
        valueReference: {
          type: 'Practitioner',
          identifier: { system: 'http://a.example/ids', value: 'D|1,2' },
          display: 'Dr Æsop',
        },
      },
    ],
    leeway: 'a server may refuse references to what it does not know',
  },
];

const URL = `${EXTENSION_BASE}/everywhere`;

/** The study with these extensions on every element that has parts. */
export function extendedEverywhere(study: Study, extension: readonly Extension[]): Study {
  let result: Study = { ...study, extension: [...extension] };
  for (const { at, property } of nodesOf(study)) {
    const isOfServer = at[0] === 'meta' || at[0] === 'text';
    if (property === undefined || isOfServer || property.type === 'Extension') continue;
    result = changed(result, [...at, 'extension'], extension);
  }
  return result;
}

/** Cases about content that stands wherever it can. */
export function everywhereCases(seed: number): CaseContent[] {
  return families.map(({ key, aspect, values, leeway }) => ({
    key,
    aspect,
    path: 'ImagingStudy.descendants().extension',
    study: extendedEverywhere(
      validStudy({ seed, key, modality: 'CT', series: 2, instances: 2 }),
      values.map((value) => ({ url: URL, ...value })),
    ),
    ...(leeway === undefined ? {} : { leeway }),
  }));
}
