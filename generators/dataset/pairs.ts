import { type Performer, present, type Series, some } from '../content.ts';
import type { Builder, StudyContent } from './builder.ts';
import { seriesOf } from './uids.ts';
import { instanceUids, OTHER, seriesUids, WANTED, wantedAccession } from './values.ts';

/**
 * What a study is given for a parameter if it has the wanted value; if not, another value or none.
 * `patient` is not among them: it goes with `subject`.
 */
const PARAMETERS: Readonly<
  Record<string, (b: Builder, wanted: boolean, key: string) => StudyContent>
> = {
  identifier: (b, wanted) => (wanted ? { identifier: [wantedAccession(b)] } : {}),
  subject: (b, wanted) => ({ subject: b.mustRefer('Patient', wanted ? 'patient-1' : 'patient-2') }),
  basedon: (b, wanted) =>
    present({ basedOn: some(b.refer('ServiceRequest', `service-request-${wanted ? 1 : 2}`)) }),
  encounter: (b, wanted) =>
    present({ encounter: b.refer('Encounter', `encounter-${wanted ? 1 : 2}`) }),
  referrer: (b, wanted) => present({ referrer: practitioner(b, wanted) }),
  interpreter: (b, wanted) => present({ interpreter: some(practitioner(b, wanted)) }),
  performer: (b, wanted, key) => {
    const actor = practitioner(b, wanted);
    const performer: Performer[] | undefined = actor && [{ actor }];
    return { series: [b.series(`${key}/performer`, present({ performer }))] };
  },
  endpoint: (b, wanted) =>
    present({ endpoint: some(b.refer('Endpoint', `endpoint-${wanted ? 1 : 2}`)) }),
  started: (_, wanted) => ({
    started: wanted ? '2020-05-05T12:00:00Z' : '2018-03-07T12:00:00Z',
  }),
  status: (_, wanted) => ({ status: wanted ? 'available' : 'registered' }),
  reason: (_, wanted) => ({ reasonCode: [{ coding: [(wanted ? WANTED : OTHER).reason] }] }),
  modality: (b, wanted, key) => ({
    series: [b.series(`${key}/modality`, { modality: (wanted ? WANTED : OTHER).modality })],
  }),
  bodysite: (b, wanted, key) => ({
    series: [b.series(`${key}/bodysite`, { bodySite: (wanted ? WANTED : OTHER).bodySite })],
  }),
  'dicom-class': (b, wanted, key) => ({
    series: [b.series(`${key}/class`, { sopClasses: [(wanted ? WANTED : OTHER).sopClass] })],
  }),
  series: (b, wanted, key) => ({
    series: [seriesOf(wanted ? seriesUids(b)[1] : b.uid(`${key}/series`))],
  }),
  instance: (b, wanted, key) => ({
    series: [
      seriesOf(b.uid(`${key}/holder`), wanted ? instanceUids(b)[1] : b.uid(`${key}/instance`)),
    ],
  }),
};

const STUDIES = 6;

/**
 * Adds studies such that of any two parameters some study has the wanted value of the first alone, some
 * of the second alone, and some of both: a search by both cannot be answered by one of them.
 * Each parameter is wanted in another three of the six, so that none is wanted wherever another one is.
 */
export function pairStudies(b: Builder): void {
  const triples = choices(STUDIES, 3);
  const wantedIn = new Map(Object.keys(PARAMETERS).map((name, i) => [name, triples[i] ?? []]));
  for (let study = 0; study < STUDIES; study++) {
    const names = [...wantedIn]
      .filter(([, studies]) => studies.includes(study))
      .map(([name]) => name);
    const purpose = `Has the wanted values of ${names.join(', ')}, and none of the others.`;
    add(b, `pair-${study + 1}`, purpose, (name) => names.includes(name));
  }
  add(b, 'pair-all', 'Has the wanted values of all parameters.', () => true);
}

function add(b: Builder, key: string, purpose: string, wanted: (name: string) => boolean): void {
  const shares = Object.entries(PARAMETERS).map(([name, make]) => make(b, wanted(name), key));
  const series: Series[] = shares.flatMap((share) => share.series ?? []);
  const numbered = series.map((one, i) => ({ ...one, number: i + 1 }));
  b.study(key, purpose, { ...Object.assign({}, ...shares), series: numbered });
}

/** All ways to choose `size` of the numbers from 0 to `count` - 1. */
function choices(count: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count }, (_, first) =>
    choices(count, size - 1)
      .filter((rest) => rest.every((one) => one > first))
      .map((rest) => [first, ...rest]),
  ).flat();
}

function practitioner(b: Builder, wanted: boolean) {
  return b.refer('Practitioner', wanted ? 'practitioner-1' : 'practitioner-2');
}
