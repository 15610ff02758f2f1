import { accessionNumberType, systems } from '../spec/imaging-study.ts';
import type { Coding } from '../spec/index.ts';
import {
  type Identifier,
  type Instance,
  type Performer,
  present,
  type Reference,
  type Series,
  type Status,
  type Study,
  some,
} from './content.ts';
import { EDGES, type Edge, withEdge } from './edges.ts';
import { decorated, enriched } from './everything.ts';
import { random, reseeded } from './random.ts';
import { logicalReference } from './reference.ts';
import type { Scenario } from './scenarios.ts';
import { scenariosFor } from './scenarios-by-site.ts';
import { uid, uidUrn } from './uid.ts';

export { EDGES, type Edge } from './edges.ts';
export { logicalReference } from './reference.ts';

/** From the least to the most: each has what the one before it has. */
export const DENSITIES = ['minimal', 'typical', 'full', 'everything'] as const;
export type Density = (typeof DENSITIES)[number];

export interface StudyOptions {
  seed: number;
  /** Everything random in the study depends on seed and key alone. */
  key: string;
  /** A code of DICOM CID 29 that the first series has; chosen by the seed if left out. */
  modality?: string;
  /** SNOMED CT code of the body part; together with `modality` both hold. */
  bodySite?: string;
  status?: Status;
  /** Number of series; 0 gives a study without any. */
  series?: number;
  /** Number of instances in each series. */
  instances?: number;
  /**
   * `minimal`: status, subject and the Study Instance UID, and what `series` asks for. `typical`: what an
   * archive sends. `full`: every element of ImagingStudy itself. `everything`: every element of it and of
   * every datatype below it, with ids, extensions of every type and modifier extensions.
   */
  density?: Density;
  /** Values at the limits of what R4 allows. */
  edges?: readonly Edge[];
  /** Start of the study; chosen by the seed if left out, none if null. */
  started?: string | null;
  /**
   * What to put where a resource of a type is referred to; undefined leaves the element out. By default
   * logical references, which ask nothing of the server.
   */
  refer?: (type: string) => Reference | undefined;
}

export const ACCESSION_TYPE: Coding = { system: systems.identifierType, ...accessionNumberType };

/**
 * A valid ImagingStudy (imagingstudy.html) whose parts belong together: modality, SOP class, body site,
 * procedure and reason are of one examination, counts agree, times are in order.
 * @throws if no scenario has the modality and body site asked for
 */
export function validStudy(options: StudyOptions): Study {
  const study = ordinaryStudy(options);
  const { density, edges = [] } = options;
  const dense = density === 'everything' ? decorated(enriched(study, options)) : study;
  // In one order, whichever they were asked for in: what takes much away goes before what puts in.
  const inOrder = [...EDGES.keys()].filter((edge) => edges.includes(edge));
  return inOrder.reduce((changed, edge) => withEdge(changed, edge, options), dense);
}

const shared = random(0, '');

function ordinaryStudy(options: StudyOptions): Study {
  const { seed, key, density = 'typical' } = options;
  const scenario = choose(options);
  const faker = reseeded(shared, seed, `study/${key}`);
  const full = isFull(density);
  const rich = density !== 'minimal';
  const refer = options.refer ?? ((type) => logicalReference(type, key));
  const begin = faker.date.between({ from: '2015-01-01T00:00:00Z', to: '2023-12-31T00:00:00Z' });
  begin.setUTCHours(
    faker.number.int({ min: 8, max: 15 }),
    faker.number.int({ min: 0, max: 59 }),
    0,
    0,
  );
  const started = options.started === undefined ? instant(begin, 0) : options.started;
  const series = seriesOf(options, scenario, { density, refer, started });

  return present({
    resourceType: 'ImagingStudy' as const,
    ...(full && { language: 'en', text: narrative(scenario.description) }),
    identifier: [studyUid(seed, key), ...(rich ? [accession(faker.string.numeric(8), full)] : [])],
    status: options.status ?? faker.helpers.arrayElement(['available', 'registered'] as const),
    modality: rich ? unique(series.map((one) => one.modality)) : undefined,
    subject: refer('Patient') ?? logicalReference('Patient', key),
    encounter: full ? refer('Encounter') : undefined,
    started: rich ? (started ?? undefined) : undefined,
    basedOn: rich ? some(refer('ServiceRequest')) : undefined,
    referrer: rich ? refer('Practitioner') : undefined,
    interpreter: full ? some(refer('Practitioner'), refer('PractitionerRole')) : undefined,
    endpoint: full ? some(refer('Endpoint')) : undefined,
    numberOfSeries: series.length > 0 ? series.length : undefined,
    numberOfInstances:
      series.length > 0
        ? series.reduce((sum, one) => sum + (one.instance?.length ?? 0), 0)
        : undefined,
    procedureReference: full ? refer('Procedure') : undefined,
    procedureCode: rich ? [{ coding: [scenario.procedure] }] : undefined,
    location: full ? refer('Location') : undefined,
    reasonCode:
      rich && scenario.reason
        ? [{ coding: [scenario.reason], ...(full && { text: scenario.reason.display }) }]
        : undefined,
    reasonReference: full ? some(refer('Condition')) : undefined,
    note: full ? [{ text: faker.lorem.sentence() }] : undefined,
    description: rich ? scenario.description : undefined,
    series,
  });
}

/** `identifier` that carries the Study Instance UID (imagingstudy.html#notes). */
export function studyUid(seed: number, key: string): Identifier {
  return { system: systems.studyInstanceUid, value: uidUrn(uid(seed, key)) };
}

/** An instant that is some minutes later, to the second, in UTC. */
export function instant(begin: Date, minutes: number): string {
  return new Date(begin.getTime() + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

function isFull(density: Density): boolean {
  return density === 'full' || density === 'everything';
}

function choose({ seed, key, modality, bodySite, density = 'typical' }: StudyOptions): Scenario {
  const all = scenariosFor(modality, bodySite);
  if (all.length === 0) {
    const site = bodySite === undefined ? '' : ` and body site '${bodySite}'`;
    throw new Error(`no scenario has modality '${modality ?? 'any'}'${site}`);
  }
  // A full study has a laterality, so it needs a body site with sides.
  const sided = isFull(density) ? all.filter((scenario) => scenario.laterality) : [];
  const candidates = sided.length > 0 ? sided : all;
  const scenario = reseeded(shared, seed, `scenario/${key}`).helpers.arrayElement(candidates);
  if (modality === undefined) return scenario;
  const first = scenario.series.filter((one) => one.modality.code === modality);
  const rest = scenario.series.filter((one) => one.modality.code !== modality);
  return { ...scenario, series: [...first, ...rest] };
}

function accession(value: string, full: boolean): Identifier {
  return {
    ...(full && { use: 'official' }),
    type: { coding: [ACCESSION_TYPE], ...(full && { text: 'Accession number' }) },
    system: 'http://hospital.example/accession',
    value,
    ...(full && {
      period: { start: '2014-01-01', end: '2030-12-31' },
      assigner: { display: 'Radiology department' },
    }),
  };
}

interface SeriesContext {
  density: Density;
  refer: (type: string) => Reference | undefined;
  started: string | null;
}

function seriesOf(options: StudyOptions, scenario: Scenario, context: SeriesContext): Series[] {
  const { seed, key } = options;
  const { density, refer, started } = context;
  const full = isFull(density);
  const rich = density !== 'minimal';
  const asked = options.series !== undefined || options.instances !== undefined;
  const fallback = rich || asked || options.modality !== undefined ? scenario.series.length : 0;
  const count = options.series ?? fallback;
  return Array.from({ length: count }, (_, i) => {
    const kind = scenario.series[i % scenario.series.length] as Scenario['series'][number];
    const instance = Array.from({ length: options.instances ?? 2 }, (_, j) =>
      present<Instance>({
        uid: uid(seed, `${key}/${i}/${j}`),
        sopClass: kind.sopClass,
        number: j + 1,
        ...(full && { title: `ORIGINAL / PRIMARY ${j + 1}` }),
      }),
    );
    return present({
      uid: uid(seed, `${key}/${i}`),
      number: i + 1,
      modality: kind.modality,
      description: rich ? kind.description : undefined,
      numberOfInstances: instance.length,
      endpoint: full ? some(refer('Endpoint')) : undefined,
      bodySite: rich ? scenario.bodySite : undefined,
      laterality: rich ? scenario.laterality : undefined,
      specimen: full ? some(refer('Specimen')) : undefined,
      started: rich && started !== null ? later(started, i) : undefined,
      performer: full ? some(performer(refer('Practitioner'), 'PRF')) : undefined,
      instance,
    });
  });
}

function performer(actor: Reference | undefined, code: string): Performer | undefined {
  return actor && { function: { coding: [{ system: systems.performerFunction, code }] }, actor };
}

// A start given to the day or coarser is kept: a series cannot be known better than its study.
function later(started: string, index: number): string {
  return started.includes('T') && started.endsWith('Z')
    ? instant(new Date(started), index * 4)
    : started;
}

function unique(codings: Coding[]): Coding[] | undefined {
  const byCode = new Map(codings.map((coding) => [coding.code, coding]));
  return byCode.size > 0 ? [...byCode.values()] : undefined;
}

function narrative(description: string): { status: string; div: string } {
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${description}</p></div>`,
  };
}
