import type { Extension, Series, Study } from './content.ts';
import { uid } from './uid.ts';

/** A value at the limit of what R4 allows, and the study that has it. */
interface EdgeCase {
  /** What is at its limit, in words. */
  what: string;
  put(study: Study, named: { seed: number; key: string }): Study;
}

/** The greatest value of unsignedInt (datatypes.html#unsignedInt). */
const GREATEST = 2_147_483_647;

const CASES = {
  'only-mandatory': {
    what: 'nothing but status and subject',
    put: ({ resourceType, status, subject }) => ({ resourceType, status, subject }),
  },
  'no-series': {
    what: 'counts of 0 and no series',
    put: ({ series, modality, ...study }) => ({
      ...study,
      numberOfSeries: 0,
      numberOfInstances: 0,
    }),
  },
  'empty-series': {
    what: 'series that list no instances',
    put: (study) => ({
      ...eachSeries(study, ({ instance, ...series }) => ({ ...series, numberOfInstances: 0 })),
      ...(study.series && { numberOfInstances: 0 }),
    }),
  },
  'greatest-numbers': {
    what: 'counts of 2147483647: more than is listed, which a study in part has',
    put: (study) => ({
      ...eachSeries(study, (series) => ({ ...series, numberOfInstances: GREATEST })),
      numberOfSeries: GREATEST,
      numberOfInstances: GREATEST,
    }),
  },
  'longest-uids': {
    what: 'UIDs of 64 characters',
    put: (study, { seed, key }) =>
      eachSeries(study, (series, i) => ({ ...series, uid: longest(uid(seed, `${key}/${i}`)) })),
  },
  'partial-dates': {
    what: 'dates to the year, the month and the day',
    put: (study) => ({
      ...eachSeries(study, (series, i) => ({
        ...series,
        started: i % 2 === 0 ? '2019' : '2019-07',
      })),
      started: '2019',
      note: [{ time: '2020-02-29', text: 'On a leap day' }],
    }),
  },
  'leap-second': {
    what: 'a leap second',
    put: (study) => ({ ...withoutTimes(study), started: '2016-12-31T23:59:60Z' }),
  },
  'precise-time': {
    what: 'nine digits of a second, and the zone farthest from UTC',
    put: (study) => ({ ...withoutTimes(study), started: '2019-07-01T10:00:00.123456789+14:00' }),
  },
  unicode: {
    what: 'letters of many scripts, characters beyond the basic plane, line breaks',
    put: (study) => {
      const text =
        'Ærø · 胸部CT検査 · \u0915\u094D\u0937 · بدون · 🩻 · e\u0301\nnext line\tafter a tab';
      return {
        ...eachSeries(study, (series) => ({ ...series, description: text })),
        description: text,
        note: [{ text }],
      };
    },
  },
  'long-text': {
    what: 'a description of 100,000 characters',
    put: (study) => ({ ...study, description: 'Lightbox! '.repeat(10_000).trim() }),
  },
  'absent-value': {
    what: 'an extension in the place of the value of a primitive',
    put: ({ description, ...study }) => ({
      ...study,
      _description: { extension: [ABSENT] },
    }),
  },
  'bare-references': {
    what: 'references that have only a display, an extension or an identifier',
    put: (study, { key }) => ({
      ...study,
      subject: { display: 'Somebody' },
      encounter: { extension: [ABSENT] },
      referrer: { identifier: { value: key } },
    }),
  },
  contained: {
    what: 'a contained resource that refers to the study, and one that is referred to',
    put: (study) => ({
      ...study,
      contained: [
        ...((study.contained as object[] | undefined) ?? []),
        { resourceType: 'Patient', id: 'edge-patient', name: [{ text: 'Contained' }] },
        {
          resourceType: 'Observation',
          id: 'edge-observation',
          status: 'final',
          code: CODE,
          partOf: [{ reference: '#' }],
        },
      ],
      subject: { reference: '#edge-patient' },
    }),
  },
  'deep-extensions': {
    what: 'extensions in extensions, thirty levels deep',
    put: (study) => ({ ...study, extension: [nested(30)] }),
  },
  'zero-numbers': {
    what: 'series and instances with the number 0',
    put: (study) =>
      eachSeries(study, (series) => ({
        ...series,
        number: 0,
        ...(series.instance && {
          instance: series.instance.map((instance) => ({ ...instance, number: 0 })),
        }),
      })),
  },
} as const satisfies Record<string, EdgeCase>;

export type Edge = keyof typeof CASES;

/** Names of the edge values, with what each is about. */
export const EDGES: ReadonlyMap<Edge, string> = new Map(
  Object.entries(CASES).map(([name, { what }]) => [name as Edge, what]),
);

/** The study with an edge value put in; it stays valid. */
export function withEdge(study: Study, edge: Edge, named: { seed: number; key: string }): Study {
  const { put }: EdgeCase = CASES[edge];
  return put(study, named);
}

const CODE = { coding: [{ system: 'http://loinc.org', code: '18782-3' }] };

const ABSENT: Extension = {
  url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  valueCode: 'unknown',
};

function eachSeries(study: Study, change: (series: Series, index: number) => Series): Study {
  return study.series ? { ...study, series: study.series.map(change) } : study;
}

/** Times of other elements would not be in order with the one that is put in. */
function withoutTimes(study: Study): Study {
  return eachSeries(study, ({ started, ...series }) => series);
}

/** Components have no leading zeros, so digits go to the end (PS3.5 section 9.1). */
function longest(short: string): string {
  return short.padEnd(64, '7');
}

function nested(depth: number): Extension {
  const url = 'http://a.example/StructureDefinition/nested';
  if (depth === 0) return { url, valueString: 'innermost' };
  return { url, extension: [nested(depth - 1)] };
}
