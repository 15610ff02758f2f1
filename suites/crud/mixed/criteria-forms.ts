import type { CheckContext } from '../../../fixtures/context.ts';
import { itemsOf } from '../../../fixtures/items.ts';
import { idOf, type StoredStudy } from '../../../fixtures/studies.ts';
import type { Resource } from '../../../spec/index.ts';
import { type Family, OTHER_SYSTEM } from '../criteria.ts';
import { deleted } from '../delete.ts';
import { put } from '../put.ts';

/** How the criteria are written that the matches meet and nothing else. */
export interface Form {
  name: string;
  parameters: readonly string[];
  /**
   * @param value of the identifier
   * @param other that all matches have as well
   * @param patient id of their patient
   * @param ids of the matches
   * @param decoy id of the study that nearly meets them
   */
  of(
    value: string,
    other: string,
    patient: string,
    ids: readonly string[],
    decoy: string | undefined,
  ): string;
  /** Changes a match so that it meets all of several criteria but one, and the identifier still. */
  near?(study: Resource): Resource;
  /** The studies have to refer to a patient of the server. */
  ofPatient?: true;
  /** What is not yet stored meets them in nothing. */
  isOfIds?: true;
  /** Studies with the value in another system meet them too. */
  isBare?: true;
}

const escaped = encodeURIComponent;

export const forms: readonly Form[] = [
  { name: 'escaped', parameters: [], of: (value) => `identifier=${escaped(value)}` },
  { name: 'not escaped', parameters: [], of: (value) => `identifier=${value}` },
  {
    name: 'without a system',
    parameters: [],
    of: (value) => `identifier=${value.split('|').at(-1)}`,
    isBare: true,
  },
  {
    name: 'with a status behind',
    parameters: ['status'],
    of: (value) => `identifier=${escaped(value)}&status=registered`,
    near: (study) => ({ ...study, status: 'cancelled' }),
  },
  {
    name: 'with a status before',
    parameters: ['status'],
    of: (value) => `status=registered&identifier=${escaped(value)}`,
    near: (study) => ({ ...study, status: 'cancelled' }),
  },
  {
    name: 'one of two values',
    parameters: [],
    of: (value) => `identifier=${escaped(`${value}-nobody`)},${escaped(value)}`,
  },
  {
    name: 'two identifiers',
    parameters: [],
    of: (value, other) => `identifier=${escaped(value)}&identifier=${escaped(other)}`,
    near: (study) => ({ ...study, identifier: itemsOf<object>(study.identifier).slice(0, -1) }),
  },
  {
    name: 'with a time and a modality',
    parameters: ['started', 'modality'],
    of: (value) => `started=ge2020-05-01&identifier=${escaped(value)}&modality=CT`,
    near: (study) => ({ ...study, started: '2019-05-05T12:00:00Z' }),
  },
  {
    name: 'by ids',
    parameters: ['_id'],
    of: (_value, _other, _patient, ids) => `_id=${ids.join() || 'lightbox-never'}`,
    isOfIds: true,
  },
  {
    name: 'by ids and an identifier',
    parameters: ['_id'],
    of: (_value, other, _patient, ids, decoy) =>
      `_id=${[...ids, ...(decoy ? [decoy] : [])].join() || 'lightbox-never'}&identifier=${escaped(other)}`,
    near: (study) => ({ ...study, identifier: itemsOf<object>(study.identifier).slice(0, -1) }),
    isOfIds: true,
  },
  {
    name: 'with a chain',
    parameters: ['patient'],
    of: (value, _other, patient) => `identifier=${escaped(value)}&patient._id=${patient}`,
    near: (study) => ({ ...study, subject: { display: 'Another patient' } }),
    ofPatient: true,
  },
  {
    name: 'with a patient',
    parameters: ['patient'],
    of: (value, _other, patient) => `patient=Patient/${patient}&identifier=${escaped(value)}`,
    near: (study) => ({ ...study, subject: { display: 'Another patient' } }),
    ofPatient: true,
  },
];

/** A study that is like the matches and none of them. */
export interface Decoy {
  name: string;
  /** Not among the matches of criteria without a system. */
  isBare?: true;
  /** It has the identifier that all the matches have. */
  isOfFamily?: true;
  /** @returns nothing where there is no such study, or none that is left */
  stored(
    context: CheckContext,
    its: Family,
    study: Content,
    form: Form,
  ): Promise<StoredStudy | undefined>;
}

/** A study of the family, not yet sent. */
export type Content = (change?: Partial<Resource>, system?: string) => Resource;

export const nearly: Decoy = {
  name: 'one that meets all criteria but one',
  isBare: true,
  isOfFamily: true,
  async stored({ server }, _its, study, { near }) {
    if (!near) return undefined;
    const created = await server.create(near(study()));
    const id = idOf(created);
    // A server may refuse a patient who is only named.
    if (created.status >= 400 || id === undefined) return undefined;
    const read = await server.read('ImagingStudy', id);
    const { resource } = read;
    if (!resource) return undefined;
    const { versionId } = resource.meta ?? {};
    return {
      id,
      sent: resource,
      stored: resource,
      created,
      read,
      ...(versionId && { versionId }),
    };
  },
};

export const decoys: readonly Decoy[] = [
  { name: 'nothing', isBare: true, stored: async () => undefined },
  nearly,
  {
    name: 'the value in another system',
    stored: ({ studies }, _its, study) => studies.stored(study({}, OTHER_SYSTEM)),
  },
  {
    name: 'a value that begins alike',
    isBare: true,
    stored: ({ studies }, its, study) =>
      studies.stored({
        ...study(),
        identifier: itemsOf<{ value?: string }>(study().identifier).map((one) =>
          its.criteria.includes(escaped(one.value ?? '-'))
            ? { ...one, value: `${one.value}-longer` }
            : one,
        ),
      } as Resource),
  },
  {
    name: 'one that was deleted',
    isBare: true,
    async stored(context, _its, study) {
      const { id } = await context.studies.stored(study());
      await deleted(context, id);
      return undefined;
    },
  },
  {
    name: 'one that was updated',
    isBare: true,
    async stored(context, its, study) {
      const { server, studies } = context;
      const before = await studies.stored(study());
      const identifier = itemsOf<object>(before.sent.identifier).slice(0, 1);
      await put(server, { ...before.stored, identifier } as Resource, before.read);
      await its.found((ids) => !ids.includes(before.id));
      const read = await server.read('ImagingStudy', before.id);
      const { resource } = read;
      if (!resource) return undefined;
      const { versionId } = resource.meta ?? {};
      return { ...before, stored: resource, read, ...(versionId ? { versionId } : {}) };
    },
  },
];
