import { describe, expect, it } from 'vitest';
import type { Study } from '../../generators/content.ts';
import type { SearchProbe } from '../../generators/dataset/index.ts';
import { dataset, near, studiesOf, wanted } from './sample.ts';
import { has, type Value, valuesOf } from './values.ts';

const studies = studiesOf(dataset);
const CODED = ['modality', 'bodysite', 'dicom-class', 'reason'] as const;
const WITH_SYSTEM = [...CODED, 'identifier'] as const;
const TOKENS = [...WITH_SYSTEM, 'series', 'instance'] as const;
type Token = Extract<SearchProbe, { kind: 'token' }>;

function token(parameter: string): Token {
  const probe = wanted(parameter);
  if (probe.kind !== 'token') throw new Error(`${parameter} is no token`);
  return probe;
}

/** Whether some element of a study has exactly this text. */
function mentions(study: Study, text: string): boolean {
  return JSON.stringify(study).includes(JSON.stringify(text));
}

describe.each(WITH_SYSTEM)('near misses of %s', (parameter) => {
  const { system, code } = token(parameter);

  it('same code in another system', () => {
    expect(
      near(token(parameter), (v) => v.code === code && !!v.system && v.system !== system),
    ).toBe(true);
  });

  it('same code without a system', () => {
    expect(near(token(parameter), (v) => v.code === code && v.system === undefined)).toBe(true);
  });

  it('system of one entry and code of another', () => {
    const crossed = (value: Value, all: Value[]) =>
      value.system === system && all.some((v) => v.code === code && v.system !== system);
    expect(near(token(parameter), crossed)).toBe(true);
  });

  it('the wanted pair beside an entry without a system, and the code without one beside the system', () => {
    const isPair = (v: Value) => v.system === system && v.code === code;
    const isSystemless = (v: Value) => v.system === undefined && v.code === code;
    const beside = (test: (v: Value) => boolean, other: (v: Value) => boolean) =>
      studies
        .map((study) => valuesOf(study, parameter))
        .some((all) => all.some(test) && all.some(other));
    expect(beside(isPair, (v) => v.system === undefined && v.code !== code)).toBe(true);
    expect(beside(isSystemless, (v) => v.system === system && v.code !== code)).toBe(true);
  });

  it('a wanted value that stands after another one', () => {
    const late = studies.some((study) => {
      const values = valuesOf(study, parameter).filter((value) => value.system !== 'urn:dicom:uid');
      const place = values.findIndex((v) => v.system === system && v.code === code);
      return place > 0;
    });
    expect(late).toBe(true);
  });
});

describe.each(TOKENS)('near misses of %s', (parameter) => {
  it('a code that another one begins with, and one that begins with another', () => {
    const probes = dataset.probes.filter(
      (probe): probe is Token => probe.kind === 'token' && probe.parameter === parameter,
    );
    const met = (condition: (v: Value, probe: Token) => boolean) =>
      probes.some((probe) => near(probe, (v) => v.system === probe.system && condition(v, probe)));
    expect(met((v, { code }) => !!v.code?.startsWith(code) && v.code !== code)).toBe(true);
    expect(met((v, { code }) => !!v.code && code.startsWith(v.code) && v.code !== code)).toBe(true);
  });

  it('the value in another element alone', () => {
    const { code } = token(parameter);
    const found = studies.some(
      (study) =>
        mentions(study, code) && !valuesOf(study, parameter).some((value) => value.code === code),
    );
    expect(found).toBe(true);
  });
});

describe('single decoys of tokens', () => {
  const some = (condition: (study: Study) => boolean) => expect(studies.some(condition)).toBe(true);
  const modality = token('modality');
  const bodysite = token('bodysite');
  const reason = token('reason');

  it('modality of the study that no series has', () => {
    some((s) => !!s.modality?.some((m) => m.code === modality.code) && !has(s, modality));
  });

  it('laterality with the code of the wanted body site', () => {
    some(
      (s) => !!s.series?.some((one) => one.laterality?.code === bodysite.code) && !has(s, bodysite),
    );
  });

  it('procedure with the code of the wanted reason, and a reference to a condition that has it', () => {
    some(
      (s) =>
        !!s.procedureCode?.some((c) => c.coding?.some((one) => one.code === reason.code)) &&
        !!s.reasonReference &&
        !has(s, reason),
    );
    const condition = dataset.resources.find(({ key }) => key === 'condition-1')?.resource;
    expect(JSON.stringify(condition?.code)).toContain(reason.code);
  });

  it('wanted values in the second instance of the second series, and a second coding of a second reason', () => {
    const sop = token('dicom-class').code;
    const instance = token('instance').code;
    some((s) => s.series?.[1]?.instance?.[1]?.sopClass.code === sop);
    some((s) => !!s.series?.slice(1).some((one) => one.instance?.[1]?.uid === instance));
    some((s) => s.reasonCode?.[1]?.coding?.[1]?.code === reason.code);
  });

  it('texts and displays that start with, hold, or lack the wanted text', () => {
    for (const parameter of CODED) {
      const { text = '', code } = token(parameter);
      const texts = (s: Study) => displays(s, parameter).map((one) => one.toLowerCase());
      const other = (s: Study) => valuesOf(s, parameter).every((value) => value.code !== code);
      const lower = text.toLowerCase();
      some((s) => other(s) && texts(s).some((one) => one.startsWith(lower) && one !== lower));
      some((s) => other(s) && texts(s).some((one) => one.indexOf(lower) > 0));
    }
    some(
      (s) =>
        s.procedureCode?.[0]?.text === reason.text &&
        !displays(s, 'reason').includes(reason.text ?? ''),
    );
  });

  it('a body site that holds the wanted one, and the wanted one alone', () => {
    const sites = studies.map((s) => valuesOf(s, 'bodysite').map(({ code }) => code));
    const thorax = '51185008';
    expect(sites.some((codes) => codes.includes(thorax) && !codes.includes(bodysite.code))).toBe(
      true,
    );
    expect(sites.some((codes) => codes.includes(bodysite.code) && !codes.includes(thorax))).toBe(
      true,
    );
  });

  it('identifiers that :of-type must tell apart', () => {
    const { code, ofType } = token('identifier');
    const types = studies.flatMap((s) =>
      (s.identifier ?? []).flatMap((id) =>
        (id.type?.coding ?? []).map((type) => ({ ...type, value: id.value })),
      ),
    );
    expect(types).toContainEqual(expect.objectContaining({ ...ofType, value: code }));
    expect(
      types.some((t) => t.value === code && t.system === ofType?.system && t.code !== ofType?.code),
    ).toBe(true);
    expect(
      types.some((t) => t.value === code && t.system !== ofType?.system && t.code === ofType?.code),
    ).toBe(true);
    expect(
      types.some((t) => t.value !== code && t.system === ofType?.system && t.code === ofType?.code),
    ).toBe(true);
  });

  it.each([',', '|', '$', '\\', ' ', '+', '%', 'Æ'])(
    'identifier with %s, and what it falls apart into',
    (character) => {
      const probe = dataset.probes.find(
        (one): one is Token =>
          one.kind === 'token' && one.parameter === 'identifier' && one.code.includes(character),
      );
      if (!probe) throw new Error(`no identifier with '${character}'`);
      expect(studies.filter((study) => has(study, probe))).toHaveLength(1);
      const split = (v: Value) =>
        v.system === probe.system && !!v.code && probe.code.startsWith(v.code);
      expect(near(probe, split)).toBe(true);
    },
  );
});

/** What :text searches of a coded parameter. */
function displays(study: Study, parameter: string): string[] {
  const series = study.series ?? [];
  const codings = {
    modality: series.map((one) => one.modality),
    bodysite: series.flatMap((one) => (one.bodySite ? [one.bodySite] : [])),
    'dicom-class': series.flatMap((one) => (one.instance ?? []).map(({ sopClass }) => sopClass)),
    reason: (study.reasonCode ?? []).flatMap((one) => one.coding ?? []),
  }[parameter];
  const texts = parameter === 'reason' ? (study.reasonCode ?? []).map((one) => one.text) : [];
  return [...(codings ?? []).map((one) => one.display), ...texts].filter(
    (one): one is string => one !== undefined,
  );
}
