import type { Study } from '../../generators/content.ts';
import {
  buildDataset,
  type Dataset,
  type DatasetOptions,
  type SearchProbe,
} from '../../generators/dataset/index.ts';
import { resourceTypes } from '../../spec/index.ts';
import { has, type Value, valuesOf } from './values.ts';

export const RUN = 'run-7f3a';

/** A server that takes everything. */
export const ALL: DatasetOptions = {
  seed: 20,
  runId: RUN,
  types: resourceTypes(),
  clientIds: true,
  danglingReferences: true,
};

export const dataset = buildDataset(ALL);

export function studiesOf({ resources }: Dataset): Study[] {
  return resources
    .map(({ resource }) => resource)
    .filter((resource): resource is Study => resource.resourceType === 'ImagingStudy');
}

const WANTED_TEXT: Readonly<Record<string, string>> = {
  started: '2020-05-05T12:00:00Z',
  status: 'available',
};

/** The probe that the decoys of a parameter stand around. */
export function wanted(parameter: string): SearchProbe {
  const probes = dataset.probes.filter((probe) => probe.parameter === parameter);
  const text = WANTED_TEXT[parameter];
  const probe = text
    ? probes.find(
        (one) => (one.kind === 'date' ? one.value : one.kind === 'token' && one.code) === text,
      )
    : probes[0];
  if (!probe) throw new Error(`no probe for '${parameter}'`);
  return probe;
}

/** Whether some study misses the probe and has a value that meets a condition. */
export function near(
  probe: SearchProbe,
  condition: (value: Value, all: Value[]) => boolean,
): boolean {
  return studiesOf(dataset).some((study) => {
    const values = valuesOf(study, probe.parameter);
    return !has(study, probe) && values.some((value) => condition(value, values));
  });
}
