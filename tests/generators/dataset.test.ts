import { describe, expect, it } from 'vitest';
import { buildDataset, type Dataset, type SearchProbe } from '../../generators/dataset/index.ts';
import { carriesRunMark, RUN_SYSTEM } from '../../generators/run-mark.ts';
import { UID_PATTERN } from '../../generators/uid.ts';
import { resourceTypes, searchParametersOf } from '../../spec/index.ts';
import { ALL, dataset, RUN, studiesOf, wanted } from './sample.ts';
import { survey } from './structure.ts';
import { has, VALUES, valuesOf } from './values.ts';

const FEW = ['Patient', 'Practitioner'];

const OPTIONS = [resourceTypes(), FEW, []].flatMap((types) =>
  [true, false].flatMap((clientIds) =>
    [true, false].map((danglingReferences) => ({ ...ALL, types, clientIds, danglingReferences })),
  ),
);
const named = OPTIONS.map((options) => {
  const { types, clientIds, danglingReferences } = options;
  const name = `${types.length} types, ids by ${clientIds ? 'client' : 'server'}, dangling ${danglingReferences}`;
  return [name, options] as const;
});

/** All references in a resource, contained resources included. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'reference' in value && typeof value.reference === 'string' ? [value.reference] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

describe('buildDataset', () => {
  it('gives the same bytes for the same options, and others for another seed', () => {
    const bytes = JSON.stringify(dataset);
    expect(JSON.stringify(buildDataset(ALL))).toBe(bytes);
    expect(JSON.stringify(buildDataset({ ...ALL, seed: 21 }))).not.toBe(bytes);
  });

  it('differs between runs by the run id alone', () => {
    const other = JSON.stringify(buildDataset({ ...ALL, runId: 'RUN2' }));
    expect(other.includes(RUN)).toBe(false);
    expect(other.replaceAll('RUN2', RUN) === JSON.stringify(dataset)).toBe(true);
  });

  it('keeps the rest as it is when the server has fewer types', () => {
    const few = buildDataset({ ...ALL, types: FEW });
    const patients = ({ resources }: Dataset) =>
      resources
        .filter(({ resource }) => resource.resourceType === 'Patient')
        // What they refer to depends on what the server has.
        .map(({ key, resource: { managingOrganization: _, ...own } }) => ({ key, own }));
    expect(patients(few)).toEqual(patients(dataset));
    expect(studiesOf(few).map(({ series }) => series?.map(({ uid }) => uid))).toEqual(
      studiesOf(dataset).map(({ series }) => series?.map(({ uid }) => uid)),
    );
  });

  it('refuses a run id that cannot be part of a logical id', () => {
    expect(() => buildDataset({ ...ALL, runId: 'a/b' })).toThrow(/a\/b/);
    expect(() => buildDataset({ ...ALL, runId: 'x'.repeat(37) })).toThrow();
  });

  it('has sixty to ninety studies, each with a key and a purpose of its own', () => {
    expect(studiesOf(dataset).length).toBeGreaterThanOrEqual(55);
    expect(studiesOf(dataset).length).toBeLessThanOrEqual(90);
    const keys = dataset.resources.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const purposes = dataset.resources
      .filter(({ resource }) => resource.resourceType === 'ImagingStudy')
      .map(({ purpose }) => purpose);
    expect(new Set(purposes).size).toBe(purposes.length);
  });
});

describe.each(named)('with %s', (_, options) => {
  const built = buildDataset(options);
  const byKey = new Map(built.resources.map((one, i) => [one.key, { ...one, place: i }]));

  it('every resource is valid', () => {
    expect(built.resources.flatMap(({ resource }) => survey(resource).problems)).toEqual([]);
  });

  it('every resource carries the mark of the run, studies by tag and identifier', () => {
    for (const { resource } of built.resources) {
      expect(carriesRunMark(resource, RUN)).toBe(true);
      expect(carriesRunMark(resource, 'other')).toBe(false);
      expect(resource.meta?.tag).toContainEqual({ system: RUN_SYSTEM, code: RUN });
    }
    for (const study of studiesOf(built)) {
      expect(study.identifier).toContainEqual({ system: RUN_SYSTEM, value: RUN });
    }
  });

  it('has no resource of a type that the server lacks', () => {
    const types = new Set(built.resources.map(({ resource }) => resource.resourceType));
    expect([...types].filter((type) => !['ImagingStudy', ...options.types].includes(type))).toEqual(
      [],
    );
  });

  it('every reference leads to an earlier resource of its type, or out of the dataset on purpose', () => {
    const ids = new Set(
      built.resources.map(({ resource }) => `${resource.resourceType}/${resource.id}`),
    );
    for (const [place, { key, resource, mayBeRefused }] of built.resources.entries()) {
      for (const reference of referencesIn(resource)) {
        const [, type, target] = reference.match(/^([A-Za-z]+)\/\{\{([^}]+)\}\}$/) ?? [];
        const literal = reference.match(/^([A-Za-z]+\/lbx-[^/]+)(\/_history\/1)?$/);
        if (target !== undefined) {
          const found = byKey.get(target);
          expect(found?.resource.resourceType, `${key}: ${reference}`).toBe(type);
          expect(found?.place, `${key}: ${reference}`).toBeLessThan(place);
        } else if (literal) {
          const seeded = ids.has(literal[1] ?? '');
          expect(seeded || options.danglingReferences, `${key}: ${reference}`).toBe(true);
        } else {
          expect(reference).toMatch(/^#|^http:\/\/other\.example\//);
          expect(mayBeRefused, `${key}: ${reference}`).toBe(true);
        }
      }
    }
  });

  it('chooses ids only where the client may', () => {
    for (const { resource, needsClientId } of built.resources) {
      expect(resource.id !== undefined).toBe(needsClientId === true);
      if (!options.clientIds) expect(resource.id).toBeUndefined();
      expect(resource.id ?? 'lbx-').toMatch(/^lbx-[A-Za-z0-9.-]{0,60}$/);
    }
  });

  it('marks as refusable what stands for itself alone, and nothing else', () => {
    for (const { key, resource, mayBeRefused } of built.resources) {
      const text = JSON.stringify(resource);
      const delicate =
        /"extension"|"contained"|_history|other\.example|"security"|"profile"|"source"/.test(text);
      expect(mayBeRefused === true, key).toBe(delicate || key === 'dangling-targets');
    }
  });

  it('probes only for references that are in the dataset, dangling or foreign', () => {
    for (const probe of built.probes) {
      if (probe.kind !== 'reference') continue;
      const target = probe.reference.match(/^[A-Za-z]+\/\{\{([^}]+)\}\}$/)?.[1];
      if (target === undefined) expect(probe.reference).toMatch(/^[A-Za-z]+\/lbx-|other\.example/);
      else expect(byKey.has(target), probe.reference).toBe(true);
    }
  });
});

describe('the parameters', () => {
  const studies = studiesOf(dataset);
  const parameters = Object.keys(VALUES);

  it('are the 17 of R4', () => {
    const published = searchParametersOf('ImagingStudy').map(({ code }) => code);
    expect(parameters.sort()).toEqual(published.sort());
  });

  it.each(parameters)('%s has studies with and without a value', (parameter) => {
    const counts = studies.map((study) => valuesOf(study, parameter).length);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(0);
    // Every study has a status, and the identifier of the run.
    const always = ['status', 'identifier', 'subject'].includes(parameter);
    expect(counts.some((count) => count === 0) || always).toBe(true);
  });

  it.each(parameters)('%s has a value that studies have, and one that none has', (parameter) => {
    const probes = dataset.probes.filter((probe) => probe.parameter === parameter);
    expect(probes.length).toBeGreaterThanOrEqual(3);
    const counts = probes.map((probe) => studies.filter((study) => has(study, probe)).length);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(2);
    if (parameter !== 'status') expect(counts).toContain(0);
    for (const count of counts) expect(count).toBeLessThan(studies.length / 2);
  });

  it.each(
    parameters.flatMap((one, i) => parameters.slice(i + 1).map((other) => [one, other] as const)),
  )(
    '%s and %s are told apart by studies with one value alone, and met by one with both',
    (one, other) => {
      // What finds a patient finds the subject as well: these two cannot be told apart by a Patient.
      if ([one, other].sort().join() === 'patient,subject') {
        expect(studies.some((study) => /^Device/.test(study.subject.reference ?? ''))).toBe(true);
        return;
      }
      const [a, b] = [wanted(one), wanted(other)];
      const met = (first: boolean, second: boolean) =>
        studies.some((study) => has(study, a) === first && has(study, b) === second);
      expect([met(true, true), met(true, false), met(false, true), met(false, false)]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    },
  );

  it('status has all five codes', () => {
    expect(new Set(studies.map(({ status }) => status)).size).toBe(5);
  });
});

describe('UIDs', () => {
  const studies = studiesOf(dataset);

  it.each(['series', 'instance'])('%s: well formed, and shared only on purpose', (parameter) => {
    const uids = studies.map((study) => valuesOf(study, parameter).map(({ code = '' }) => code));
    for (const uid of uids.flat()) expect(uid).toMatch(UID_PATTERN);
    for (const own of uids) expect(new Set(own).size).toBe(own.length);
    const shared = new Set(uids.flat().filter((uid, i, all) => all.indexOf(uid) !== i));
    expect([...shared]).toEqual([tokenOf(wanted(parameter))]);
  });

  it('every study has its own Study Instance UID, but for one resource about the study of another', () => {
    const uids = studies.flatMap((study) =>
      (study.identifier ?? []).filter(({ system }) => system === 'urn:dicom:uid'),
    );
    expect(uids).toHaveLength(studies.length);
    for (const { value = '' } of uids) expect(value.replace('urn:oid:', '')).toMatch(UID_PATTERN);
    expect(new Set(uids.map(({ value }) => value)).size).toBe(studies.length - 1);
  });
});

function tokenOf(probe: SearchProbe): string | undefined {
  return probe.kind === 'token' ? probe.code : undefined;
}
