import type { Extension, Study } from '../content.ts';
import type { CaseContent } from '../round-trip.ts';
import { validStudy } from '../study.ts';
import { EXTENSION_BASE } from './full-study.ts';
import { exact } from './text.ts';

/** Decimals whose digits carry the precision, which must not be lost (datatypes.html#decimal). */
const DECIMALS = ['1.10', '0.00', '100', '-0.5', '0.1', '1.000000000', '12345.6789'];

/** 18 digits, the most that R4 asks for, do not fit a double. */
const LONG_DECIMALS = ['1.23456789012345678', '123456789012345.678', '0.000000000000000001'];

const EXPONENTS = ['1e3', '1.0E3', '2.50e-7'];

/** Cases about numbers. */
export function numberCases(seed: number): CaseContent[] {
  return [
    {
      ...decimals(seed, 'decimals', DECIMALS),
      aspect: 'the precision of decimals: 1.10 is not 1.1, 100 is not 100.0',
    },
    {
      ...decimals(seed, 'decimals-of-18-digits', LONG_DECIMALS),
      aspect: 'all digits of decimals of up to 18 digits',
    },
    {
      ...decimals(seed, 'decimals-with-exponent', EXPONENTS),
      aspect: 'decimals with an exponent',
      leeway: 'the same value and precision may be written without an exponent',
    },
    {
      key: 'integer-limits',
      aspect: 'the least and the greatest unsignedInt, 0 and 2147483647',
      path: 'ImagingStudy.numberOfInstances',
      study: {
        ...typical(seed, 'integer-limits'),
        numberOfSeries: 2_147_483_647,
        numberOfInstances: 2_147_483_647,
        series: (typical(seed, 'integer-limits').series ?? []).map((series, i) => ({
          ...series,
          number: i === 0 ? 0 : 2_147_483_647,
        })),
      },
    },
    {
      key: 'no-series',
      aspect: 'counts of 0',
      path: 'ImagingStudy.numberOfSeries',
      study: {
        ...validStudy({ seed, key: 'no-series', series: 0 }),
        numberOfSeries: 0,
        numberOfInstances: 0,
      },
    },
  ];
}

const STRINGS: readonly (Pick<CaseContent, 'key' | 'aspect' | 'leeway'> & { value: string })[] = [
  {
    key: 'unicode',
    aspect: 'letters of many scripts, not normalised: precomposed and combining marks stay apart',
    value: 'Ærø · Å A\u030A · e\u0301 é · 胸部CT検査 · \u0915\u094D\u0937 · ﬁ · ß ẞ · \u1E9B\u0323',
  },
  {
    key: 'unicode-astral',
    aspect: 'characters outside the basic plane and sequences of them',
    value: '𝔘𝔫𝔦 · 🩻 · 👩🏽\u200D⚕\uFE0F · 𠮷野家',
  },
  {
    key: 'unicode-right-to-left',
    aspect: 'text from right to left with direction marks',
    value: 'صورة \u200Fالصدر\u200E CT · בדיקת חזה',
  },
  {
    key: 'markup',
    aspect: 'characters that JSON, XML, URLs and SQL give a meaning',
    value: String.raw`<b>&amp;"quotes"</b> 'it''s' \n \\ /path?a=1&b=2#c %20 + ; -- ${'$'}{x} {y}`,
  },
  {
    key: 'line-breaks',
    aspect: 'line breaks and tabs inside a string',
    value: 'one\ntwo\r\nthree\tfour',
  },
  {
    key: 'inner-spaces',
    aspect: 'several spaces in a row inside a string',
    value: 'two  spaces, three   spaces',
  },
  {
    key: 'outer-spaces',
    aspect: 'spaces at the start and end of a string',
    value: '  around  ',
    leeway: 'leading and trailing spaces should be removed in XML (datatypes.html#string)',
  },
  {
    key: 'long-string',
    aspect: 'a string of 100,000 characters',
    value: 'Lightbox! '.repeat(10_000).trim(),
  },
];

/** Cases about strings. */
export function stringCases(seed: number): CaseContent[] {
  return [...STRINGS.map(describedBy(seed)), everywhere(seed)];
}

/** Longer than columns and DICOM's value representations are, in every place that a person reads. */
function everywhere(seed: number): CaseContent {
  const value = 'Thirty characters of a title. '.repeat(10).trim();
  const study = typical(seed, 'string-of-300');
  const [uid] = study.identifier ?? [];
  return {
    key: 'string-of-300',
    aspect: 'strings of 300 characters: titles, displays, texts and an identifier',
    path: 'ImagingStudy',
    study: {
      ...study,
      identifier: [
        ...(uid ? [uid] : []),
        { system: 'http://a.example/ids', value: value.replaceAll(' ', '-').slice(0, 200) },
      ],
      description: value,
      note: [{ authorString: value, text: value }],
      procedureCode: [
        { coding: [{ system: 'http://a.example/codes', code: 'long', display: value }] },
      ],
      series: (study.series ?? []).map((series) => ({
        ...series,
        description: value,
        instance: (series.instance ?? []).map((instance) => ({ ...instance, title: value })),
      })),
    },
  };
}

function describedBy(seed: number) {
  return ({ key, value, ...rest }: (typeof STRINGS)[number]): CaseContent => {
    const study = typical(seed, key);
    return {
      key,
      ...rest,
      path: 'ImagingStudy.description',
      study: {
        ...study,
        description: value,
        note: [{ text: value }],
        // What is searched by text may have narrower limits than what is only kept.
        ...(value.length < 1000 && { reasonCode: [{ text: value }] }),
        series: (study.series ?? []).map((series) => ({ ...series, description: value })),
      },
    };
  };
}

const DATE_TIMES = [
  '2019',
  '2019-07',
  '2019-07-01',
  '2020-02-29',
  '2019-07-01T00:00:00Z',
  '2019-07-01T23:59:59.999+00:00',
  '2019-07-01T12:00:00.120-05:00',
  '2019-07-01T12:00:00.123456+05:45',
  '2019-07-01T12:00:00+14:00',
  '2019-07-01T12:00:00-14:00',
] as const;

/** Cases about dates: precision and zone stay as they were sent (datatypes.html#dateTime). */
export function dateCases(seed: number): CaseContent[] {
  return DATE_TIMES.map((value, i) => {
    const study = validStudy({ seed, key: `date-${i}`, modality: 'MR', started: value });
    return {
      // A plus is no part of a check's id: it has a meaning in --grep.
      key: `date-time-${value.replace('+', '-east-').replace(/[^0-9a-zA-Z-]/g, '')}`,
      aspect: `the precision and zone of ${value}`,
      path: 'ImagingStudy.started',
      study: {
        ...study,
        note: [{ time: value, text: 'At the same time' }],
        identifier: [
          ...(study.identifier ?? []),
          { system: 'http://a.example/ids', value: `P${i}`, period: { start: value } },
        ],
      },
    };
  });
}

function typical(seed: number, key: string): Study {
  return validStudy({ seed, key, modality: 'DX', status: 'available' });
}

function decimals(seed: number, key: string, digits: readonly string[]) {
  const extension: Extension[] = digits.map((value) => ({
    url: `${EXTENSION_BASE}/decimal`,
    valueDecimal: exact(value),
  }));
  const study = typical(seed, key);
  const series = (study.series ?? []).map((one) => ({ ...one, extension }));
  return {
    key,
    path: 'ImagingStudy.extension.value',
    study: {
      ...study,
      extension: [...extension, { url: `${EXTENSION_BASE}/decimals`, extension }],
      series,
    },
  };
}
