import { EDGES, type Edge, validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import type { Kept } from '../crud/kept.ts';
import { keptBy } from '../crud/kept-rules.ts';

type Named = { seed: number; key: string };

/** A valid study at a limit of what R4 allows. */
export interface Extreme {
  name: string;
  /** What is at its limit, after “a valid study with”. */
  what: string;
  kept: Kept;
  /** @returns the study, and the digits of numbers by what stands for them in it */
  make(named: Named): { study: Resource; digits?: Readonly<Record<string, string>> };
  /** Its subject is a part of what is tried. */
  ownSubject?: true;
  /** So large that a server may have no room for it. */
  isLarge?: true;
  /** A 5xx for it is no failure. */
  mayBreak?: true;
  alsoUpdated?: true;
}

/** What is known of an edge besides its name and what it is about. */
const OF_EDGES: Partial<Record<Edge, Partial<Extreme>>> = {
  'partial-dates': { kept: keptBy('date-time') },
  'precise-time': { kept: keptBy('date-time') },
  'leap-second': {
    kept: { ...keptBy('date-time'), requirements: ['validation-leap-second'] },
    mayBreak: true,
  },
  unicode: { kept: keptBy('unicode') },
  'bare-references': { ownSubject: true },
  contained: { kept: keptBy('contained'), ownSubject: true },
  'deep-extensions': { kept: keptBy('nested-extensions') },
  'absent-value': { kept: keptBy('primitive') },
};

const ofEdges = [...EDGES].map(
  ([edge, what]): Extreme => ({
    name: edge,
    what,
    kept: keptBy(edge),
    make: (named) => ({
      study: validStudy({ ...named, density: 'typical', edges: [edge] }) as Resource,
    }),
    ...OF_EDGES[edge],
  }),
);

const LONGEST = 1024 * 1024;

const DECIMALS: readonly string[] = [
  '0.123456789012345678',
  '123456789012345678.90',
  '1.000000000000000000',
  '-0.0000000000000000012',
  '0.00',
  '100.0',
];

function withDecimals(named: Named): ReturnType<Extreme['make']> {
  const url = 'http://a.example/StructureDefinition/decimal';
  const places = DECIMALS.map((_, i) => `decimal-${i}-here`);
  const study = {
    ...validStudy({ ...named, density: 'minimal' }),
    extension: places.map((valueDecimal) => ({ url, valueDecimal })),
  };
  const digits = Object.fromEntries(places.map((place, i) => [place, DECIMALS[i] ?? '']));
  return { study: study as Resource, digits };
}

const sized = (series: number, instances: number) => (named: Named) => ({
  study: validStudy({ ...named, density: 'typical', series, instances }) as Resource,
});

/** Every extreme: the edge values of the generator, and the rest. */
export const extremes: readonly Extreme[] = [
  ...ofEdges,
  {
    name: 'everything',
    what: 'every element of it and of every datatype below it',
    kept: keptBy('modifier-extension'),
    alsoUpdated: true,
    make: (named) => ({ study: validStudy({ ...named, density: 'everything' }) as Resource }),
  },
  {
    name: 'many-series',
    what: '400 series',
    kept: keptBy('many-series'),
    isLarge: true,
    make: sized(400, 1),
  },
  {
    name: 'many-instances',
    what: 'a series of 1,500 instances',
    kept: keptBy('many-instances'),
    isLarge: true,
    alsoUpdated: true,
    make: sized(1, 1500),
  },
  {
    name: 'longest-string',
    what: 'a description of 1024*1024 characters',
    kept: keptBy('longest-string'),
    isLarge: true,
    alsoUpdated: true,
    make: (named) => {
      const study = validStudy({ ...named, density: 'minimal' });
      const description = 'Lightbox! '.repeat(LONGEST / 10 + 1).slice(0, LONGEST);
      return { study: { ...study, description } as Resource };
    },
  },
  {
    name: 'long-decimals',
    what: 'decimals of 18 digits, and with zeros at the end',
    kept: keptBy('decimals'),
    make: withDecimals,
  },
  {
    name: 'far-dates',
    what: 'dates of the nineteenth century and of the year 9999',
    kept: keptBy('date-time'),
    make: (named) => {
      const study = validStudy({ ...named, density: 'minimal', series: 1, started: null });
      const series = (study.series ?? []).map((one) => ({ ...one, started: '9999-12-31' }));
      return { study: { ...study, started: '1895-11-08T12:00:00-12:00', series } as Resource };
    },
  },
];
