import type { Identifier, Reference, Study } from '../../generators/content.ts';
import type { SearchProbe } from '../../generators/dataset/types.ts';
import type { Coding } from '../../spec/index.ts';

/** What a parameter sees of a study, by imagingstudy.html#search; the tests' own reading, without the oracle. */
export interface Value {
  system?: string | undefined;
  code?: string | undefined;
  reference?: string | undefined;
  date?: string | undefined;
}

const coding = ({ system, code }: Coding): Value => ({ system, code });
const identifier = ({ system, value }: Identifier): Value => ({ system, code: value });
const literal = ({ reference }: Reference): Value => ({ reference });
const list = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);
const series = (study: Study) => study.series ?? [];
const instances = (study: Study) => series(study).flatMap((one) => one.instance ?? []);

export const VALUES: Readonly<Record<string, (study: Study) => Value[]>> = {
  identifier: (study) => (study.identifier ?? []).map(identifier),
  patient: (study) =>
    list(study.subject)
      .map(literal)
      .filter((one) => isPatient(study, one)),
  subject: (study) => list(study.subject).map(literal),
  basedon: (study) => (study.basedOn ?? []).map(literal),
  bodysite: (study) => series(study).flatMap((one) => list(one.bodySite).map(coding)),
  'dicom-class': (study) => instances(study).map((one) => coding(one.sopClass)),
  encounter: (study) => list(study.encounter).map(literal),
  endpoint: (study) =>
    [...(study.endpoint ?? []), ...series(study).flatMap((one) => one.endpoint ?? [])].map(literal),
  instance: (study) => instances(study).map((one) => ({ code: one.uid })),
  interpreter: (study) => (study.interpreter ?? []).map(literal),
  modality: (study) => series(study).map((one) => coding(one.modality)),
  performer: (study) =>
    series(study).flatMap((one) => (one.performer ?? []).map(({ actor }) => literal(actor))),
  reason: (study) => (study.reasonCode ?? []).flatMap((one) => (one.coding ?? []).map(coding)),
  referrer: (study) => list(study.referrer).map(literal),
  series: (study) => series(study).map((one) => ({ code: one.uid })),
  started: (study) => list(study.started).map((date) => ({ date })),
  status: (study) => [{ code: study.status }],
};

export function valuesOf(study: Study, parameter: string): Value[] {
  const values = VALUES[parameter];
  if (!values) throw new Error(`no parameter '${parameter}'`);
  return values(study).filter((one) => Object.values(one).some((part) => part !== undefined));
}

/** Whether a study has exactly the value of a probe: system and code, literal reference, digits of a date. */
export function has(study: Study, probe: SearchProbe): boolean {
  const system = probe.parameter === 'status' ? undefined : probe.kind === 'token' && probe.system;
  return valuesOf(study, probe.parameter).some((value) => {
    if (probe.kind === 'date') return value.date === probe.value;
    if (probe.kind === 'reference') return value.reference === probe.reference;
    return value.code === probe.code && (value.system ?? false) === (system || false);
  });
}

function isPatient(study: Study, { reference }: Value): boolean {
  if (!reference?.startsWith('#')) return /(^|\/)Patient\//.test(reference ?? '');
  const contained = study.contained as { resourceType: string; id: string }[];
  return contained.some(
    ({ resourceType, id }) => resourceType === 'Patient' && `#${id}` === reference,
  );
}
