import { describe, expect, it } from 'vitest';
import type { Reference, Study } from '../../generators/content.ts';
import { dataset, near, studiesOf, wanted } from './sample.ts';
import { has, valuesOf } from './values.ts';

const studies = studiesOf(dataset);
const REFERENCES = [
  'patient',
  'subject',
  'encounter',
  'basedon',
  'referrer',
  'interpreter',
  'performer',
  'endpoint',
] as const;

describe('near misses of references', () => {
  const probesOf = (parameter: string) =>
    dataset.probes.flatMap((probe) =>
      probe.kind === 'reference' && probe.parameter === parameter ? [probe] : [],
    );
  const idOf = (reference: string) => {
    const key = reference.match(/\{\{([^}]+)\}\}/)?.[1];
    const id = dataset.resources.find((one) => one.key === key)?.resource.id;
    return id ?? reference.split('/').at(-1) ?? '';
  };

  it.each(['subject', 'basedon', 'referrer', 'interpreter', 'performer'])(
    '%s: the same id under another type',
    (parameter) => {
      const same = probesOf(parameter).some((probe) =>
        near(
          probe,
          ({ reference = '' }) =>
            /^[A-Z]/.test(reference) &&
            reference.split('/')[0] !== probe.reference.split('/')[0] &&
            idOf(reference) === idOf(probe.reference),
        ),
      );
      expect(same).toBe(true);
    },
  );

  it.each(REFERENCES)('%s: an id that begins with the wanted one', (parameter) => {
    const longer = probesOf(parameter).some((probe) =>
      near(probe, ({ reference = '' }) => {
        const [id, other] = [idOf(probe.reference), idOf(reference)];
        return id.startsWith('lbx-') && other.startsWith(id) && other !== id;
      }),
    );
    expect(longer).toBe(true);
  });

  it.each(REFERENCES.filter((one) => one !== 'patient'))(
    '%s: another server, words or an extension instead of a local target',
    (parameter) => {
      const ids = studies.flatMap((study) => valuesOf(study, parameter));
      const foreign = ids.flatMap(({ reference = '' }) =>
        /^http/.test(reference) ? [idOf(reference)] : [],
      );
      expect(foreign).toHaveLength(1);
      expect(
        ids.some(
          ({ reference = '' }) => /^[A-Z]/.test(reference) && idOf(reference) === foreign[0],
        ),
      ).toBe(true);
      const forms = studies
        .flatMap((study) => references(study, parameter))
        .map((one) => Object.keys(one).sort().join());
      for (const form of [
        'display',
        'extension',
        'identifier,type',
        'identifier,reference',
        'reference',
      ]) {
        expect(forms).toContain(form);
      }
    },
  );

  it.each(REFERENCES)(
    '%s: an identifier that the reference has, but its target has not',
    (parameter) => {
      const probe = probesOf(parameter).find((one) => one.identifier);
      if (!probe?.identifier) throw new Error(`no identifier for '${parameter}'`);
      const { system, value } = probe.identifier;
      const owner = (reference = '') => {
        const key = reference.match(/\{\{([^}]+)\}\}/)?.[1];
        const resource = dataset.resources.find((one) => one.key === key)?.resource;
        return JSON.stringify(resource?.identifier ?? []).includes(
          `"${system}","value":"${value}"`,
        );
      };
      const all = studies.flatMap((study) => references(study, parameter));
      const named = all.filter(
        (one) => one.identifier?.value === value && one.identifier.system === system,
      );
      expect(named.some((one) => one.reference && !owner(one.reference))).toBe(true);
      expect(named.some((one) => !one.reference)).toBe(true);
      expect(all.some((one) => !one.identifier && owner(one.reference))).toBe(true);
    },
  );

  it('one practitioner in each role alone, also as author of a note', () => {
    const roles = ['referrer', 'interpreter', 'performer'];
    for (const role of roles) {
      const others = roles.filter((one) => one !== role);
      const alone = studies.some(
        (s) => has(s, wanted(role)) && others.every((other) => !has(s, wanted(other))),
      );
      expect(alone, role).toBe(true);
    }
    const { reference } = wanted('referrer') as { reference: string };
    const author = studies.some(
      (s) =>
        s.note?.some((note) => note.authorReference?.reference === reference) &&
        roles.every((role) => !has(s, wanted(role))),
    );
    expect(author).toBe(true);
  });

  it('a second order, interpreter and performer, and an endpoint of a second series alone', () => {
    const second = (parameter: string) => {
      const { reference } = wanted(parameter) as { reference: string };
      return studies.some(
        (s) => valuesOf(s, parameter).findIndex((v) => v.reference === reference) > 0,
      );
    };
    for (const parameter of ['basedon', 'interpreter', 'performer', 'endpoint']) {
      expect(second(parameter), parameter).toBe(true);
    }
    const { reference } = wanted('endpoint') as { reference: string };
    expect(
      studies.some(
        (s) =>
          !s.endpoint?.some((one) => one.reference === reference) &&
          s.series?.slice(1).some((one) => one.endpoint?.some((e) => e.reference === reference)),
      ),
    ).toBe(true);
  });

  it('a patient as performer of the study of another, subjects of all types, a contained one', () => {
    const patient = wanted('patient') as { reference: string };
    const performs = studies.some(
      (s) =>
        valuesOf(s, 'performer').some((v) => v.reference === patient.reference) &&
        !has(s, wanted('subject')),
    );
    expect(performs).toBe(true);
    const subjects = studies.map((s) => s.subject.reference ?? '');
    for (const form of [/^Patient\//, /^Device\//, /^Group\//, /^#/]) {
      expect(subjects.some((one) => form.test(one))).toBe(true);
    }
    expect(studies.some((s) => /_history\/\d+$/.test(s.basedOn?.[0]?.reference ?? ''))).toBe(true);
  });
});

function references(study: Study, parameter: string): Reference[] {
  const series = study.series ?? [];
  const all: Record<string, (Reference | undefined)[]> = {
    patient: [study.subject],
    subject: [study.subject],
    encounter: [study.encounter],
    basedon: study.basedOn ?? [],
    referrer: [study.referrer],
    interpreter: study.interpreter ?? [],
    performer: series.flatMap((one) => (one.performer ?? []).map(({ actor }) => actor)),
    endpoint: [...(study.endpoint ?? []), ...series.flatMap((one) => one.endpoint ?? [])],
  };
  return (all[parameter] ?? []).filter((one): one is Reference => one !== undefined);
}
