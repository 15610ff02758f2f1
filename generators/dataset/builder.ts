import type { Faker } from '@faker-js/faker';
import type { Coding, Resource } from '../../spec/index.ts';
import {
  type Identifier,
  type Instance,
  present,
  type Reference,
  type Series,
  type Status,
  type Study,
} from '../content.ts';
import { random } from '../random.ts';
import { markRun, RUN_ID_PATTERN } from '../run-mark.ts';
import { logicalReference, studyUid } from '../study.ts';
import { uid } from '../uid.ts';
import type { Dataset, DatasetOptions, SearchProbe, SeededResource } from './types.ts';
import { NEUTRAL_MODALITY } from './values.ts';

/** What a family of studies says about one of them; the builder adds what every study needs. */
export type StudyContent = Partial<Study>;

export type Flags = Pick<SeededResource, 'needsClientId' | 'mayBeRefused'> & {
  /** Logical id, if the client may choose it. */
  id?: string;
};

/** Collects the dataset, and knows which references the server under test can take. */
export interface Builder {
  readonly options: DatasetOptions;
  random(key: string): Faker;
  uid(key: string): string;
  /** A logical id of this run. */
  clientId(name: string): string;
  /** Reference to a supporting resource by its key; undefined if the server cannot take it. */
  refer(type: string, key: string): Reference | undefined;
  /** As `refer`, with a logical reference where that gives none: for mandatory elements. */
  mustRefer(type: string, key: string): Reference;
  /** Adds a resource with the mark of the run, unless the server has no such type. */
  add(key: string, resource: Resource, purpose: string, flags?: Flags): void;
  /** A study: status, subject, Study Instance UID and counts are filled in where not given. */
  complete(key: string, content: StudyContent): Study;
  /** Adds a study, completed. */
  study(key: string, purpose: string, content: StudyContent, flags?: Flags): void;
  /** A series with one instance for each SOP class. */
  series(key: string, content: SeriesContent): Series;
  probe(...probes: (SearchProbe | undefined)[]): void;
  result(): Dataset;
}

export type SeriesContent = Partial<Omit<Series, 'instance'>> & { sopClasses?: Coding[] };

const FILLER_STATUS: readonly Status[] = ['available', 'registered', 'cancelled', 'unknown'];
const FILLER_PATIENTS: readonly string[] = ['patient-6', 'patient-7'];

/** @throws if the run id cannot be part of a logical id */
export function builder(options: DatasetOptions): Builder {
  if (!RUN_ID_PATTERN.test(options.runId)) throw new Error(`run id '${options.runId}'`);
  const resources: SeededResource[] = [];
  const probes: SearchProbe[] = [];
  const { seed, runId } = options;

  const build: Builder = {
    options,
    random: (key) => random(seed, `dataset/${key}`),
    uid: (key) => uid(seed, key),
    clientId: (name) => `lbx-${runId}-${name}`,

    refer(type, key) {
      if (options.types.includes(type)) return { reference: `${type}/{{${key}}}` };
      if (options.danglingReferences) return { reference: `${type}/${build.clientId(key)}` };
      return undefined;
    },

    mustRefer: (type, key) => build.refer(type, key) ?? logicalReference(type, key),

    add(key, resource, purpose, { id, ...flags } = {}) {
      const served = ['ImagingStudy', ...options.types].includes(resource.resourceType);
      if (!served) return;
      const { resourceType, ...rest } = resource;
      const identified = id === undefined ? resource : { resourceType, id, ...rest };
      resources.push({ key, resource: markRun(identified, runId), purpose, ...flags });
    },

    complete(key, content) {
      const faker = build.random(`study/${key}`);
      const series = content.series ?? [];
      const count = series.length > 0 ? series.length : undefined;
      const given = content.identifier ?? [];
      const named = given.some((one) => one.system === 'urn:dicom:uid');
      const identifier: Identifier[] = named ? given : [studyUid(seed, key), ...given];
      const study: Study = present({
        resourceType: 'ImagingStudy',
        status: faker.helpers.arrayElement(FILLER_STATUS),
        subject: build.mustRefer('Patient', faker.helpers.arrayElement(FILLER_PATIENTS)),
        numberOfSeries: count,
        numberOfInstances: count && series.reduce((n, one) => n + (one.instance?.length ?? 0), 0),
        ...content,
        identifier,
      });
      return study;
    },

    study: (key, purpose, content, flags) =>
      build.add(key, build.complete(key, content), purpose, flags),

    series(key, { sopClasses = [], ...content }) {
      return present({
        uid: uid(seed, `${key}`),
        modality: NEUTRAL_MODALITY,
        ...content,
        instance: sopClasses.map(
          (sopClass, i): Instance => ({ uid: uid(seed, `${key}/${i}`), sopClass, number: i + 1 }),
        ),
      });
    },

    probe: (...wanted) => {
      for (const probe of wanted) if (probe) probes.push(probe);
    },

    result: () => ({ resources, probes }),
  };
  return build;
}
