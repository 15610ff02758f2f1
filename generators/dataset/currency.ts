import { studyStatuses } from '../../spec/imaging-study.ts';
import type { Resource } from '../../spec/index.ts';
import { present, type Reference, some } from '../content.ts';
import { markRun } from '../run-mark.ts';
import { modalityCoding, type NamedCoding, snomedCoding, sopClassCoding } from '../vocabulary.ts';
import { type Builder, builder, type StudyContent } from './builder.ts';
import { performedBy } from './references.ts';
import { keyOf } from './supporting.ts';
import type { DatasetOptions, SearchProbe } from './types.ts';
import { seriesOf } from './uids.ts';
import { ACCESSION_A } from './values.ts';

/** An update that takes one value away and brings another (search.html#currency). */
export interface CurrencyCase {
  /** `modality`, `endpoint-of-series`, … */
  key: string;
  parameter: string;
  /** References in both are to resources of the dataset with the same options. */
  before: Resource;
  after: Resource;
  /** Finds the study before the update, and no longer after it. */
  gone: SearchProbe;
  /** Finds the study only after the update. */
  found: SearchProbe;
}

/** A value of a parameter: the study content that has it, and how to search for it. */
interface Side {
  content: StudyContent;
  probe: SearchProbe;
}

type Which = 0 | 1;

interface Row {
  key: string;
  parameter: string;
  /** Undefined if the server under test cannot take the references needed. */
  side(b: Builder, key: string, which: Which): Side | undefined;
}

const ROWS: readonly Row[] = [
  {
    key: 'status',
    parameter: 'status',
    side: (_, __, which) => {
      const status = which === 0 ? 'unknown' : 'available';
      const code = studyStatuses().find((one) => one === status) ?? '';
      return { content: { status }, probe: token('status', code) };
    },
  },
  {
    key: 'started',
    parameter: 'started',
    side: (_, __, which) => {
      const day = which === 0 ? '2016-02-10' : '2017-11-23';
      return { content: { started: `${day}T12:00:00Z` }, probe: date(day) };
    },
  },
  {
    key: 'identifier',
    parameter: 'identifier',
    side: (b, key, which) => {
      const value = `${which === 0 ? 'G' : 'F'}${b.random(key).string.numeric(7)}`;
      const identifier = [
        { system: ACCESSION_A, value: `K${value}` },
        { system: ACCESSION_A, value },
      ];
      return { content: { identifier }, probe: token('identifier', value, ACCESSION_A) };
    },
  },
  coded('reason', ['84757009', '279039007'], snomedCoding, (_, __, reason) => ({
    reasonCode: [{ text: 'As ordered' }, { coding: [reason] }],
  })),
  coded('modality', ['ES', 'SM'], modalityCoding, (b, key, modality) => ({
    series: [
      b.series(`${key}/1`, { modality: modalityCoding('NM') }),
      b.series(`${key}/2`, { modality }),
    ],
  })),
  coded('bodysite', ['69748006', '69105007'], snomedCoding, (b, key, bodySite) => ({
    series: [b.series(`${key}/1`, {}), b.series(`${key}/2`, { bodySite })],
  })),
  coded(
    'dicom-class',
    ['1.2.840.10008.5.1.4.1.1.77.1.1', '1.2.840.10008.5.1.4.1.1.77.1.6'],
    sopClassCoding,
    (b, key, sopClass) => ({
      series: [
        b.series(`${key}/1`, {}),
        b.series(`${key}/2`, {
          sopClasses: [sopClassCoding('1.2.840.10008.5.1.4.1.1.7'), sopClass],
        }),
      ],
    }),
  ),
  {
    key: 'series',
    parameter: 'series',
    side: (b, key, which) => {
      const uid = b.uid(`${key}/${which}`);
      return {
        content: { series: [seriesOf(b.uid(`${key}/first`)), seriesOf(uid)] },
        probe: token('series', uid),
      };
    },
  },
  {
    key: 'instance',
    parameter: 'instance',
    side: (b, key, which) => {
      const uid = b.uid(`${key}/${which}`);
      const series = [seriesOf(b.uid(`${key}/first`), b.uid(`${key}/first/first`), uid)];
      return { content: { series }, probe: token('instance', uid) };
    },
  },
  referring('subject', 'Patient', [6, 7], (subject) => ({ subject })),
  referring('patient', 'Patient', [6, 7], (subject) => ({ subject })),
  referring('encounter', 'Encounter', [2, 4], (encounter) => ({ encounter })),
  referring('basedon', 'ServiceRequest', [2, 4], (order, b) =>
    present({ basedOn: some(b.refer('CarePlan', 'care-plan-1'), order) }),
  ),
  referring('referrer', 'Practitioner', [2, 4], (referrer) => ({ referrer })),
  referring('interpreter', 'Practitioner', [2, 4], (interpreter, b) =>
    present({ interpreter: some(b.refer('PractitionerRole', 'practitioner-role-2'), interpreter) }),
  ),
  referring('performer', 'Practitioner', [2, 4], (actor, b, key) =>
    present({ series: performedBy(b, key, b.refer('Organization', 'organization-2'), actor) }),
  ),
  referring('endpoint', 'Endpoint', [2, 4], (endpoint) => ({ endpoint: [endpoint] })),
  {
    ...referring('endpoint', 'Endpoint', [2, 4], (endpoint, b, key) => ({
      series: [b.series(`${key}/1`, {}), b.series(`${key}/2`, { endpoint: [endpoint] })],
    })),
    key: 'endpoint-of-series',
  },
];

/**
 * Updates that swap one value of a parameter for another, at the level of study, series or instance.
 * Cases whose references the server under test cannot take are left out.
 * @throws if the run id cannot be part of a logical id
 */
export function currencyCases(options: DatasetOptions): CurrencyCase[] {
  const b = builder(options);
  return ROWS.flatMap(({ key, parameter, side }) => {
    const name = `currency-${key}`;
    const [old, fresh] = [side(b, name, 0), side(b, name, 1)];
    if (!old || !fresh) return [];
    const study = ({ content }: Side) => markRun(b.complete(name, content), options.runId);
    const [before, after] = [study(old), study(fresh)];
    return [{ key, parameter, before, after, gone: old.probe, found: fresh.probe }];
  });
}

/** One study that every case is part of: an update of it swaps all values at once. */
export interface CurrencyTogether {
  before: Resource;
  after: Resource;
  /** Of every case. */
  swaps: Pick<CurrencyCase, 'parameter' | 'gone' | 'found'>[];
}

/**
 * All cases in one study.
 * @throws if the run id cannot be part of a logical id
 */
export function currencyTogether(options: DatasetOptions): CurrencyTogether {
  const b = builder(options);
  const name = 'currency-together';
  const rows = ROWS.flatMap(({ key, parameter, side }) => {
    const [old, fresh] = [side(b, `${name}-${key}`, 0), side(b, `${name}-${key}`, 1)];
    return old && fresh ? [{ parameter, old, fresh }] : [];
  });
  const study = (sides: readonly Side[]) => {
    const contents = sides.map(({ content }) => content);
    const series = contents.flatMap((content) => content.series ?? []);
    return markRun(b.complete(name, { ...Object.assign({}, ...contents), series }), options.runId);
  };
  return {
    before: study(rows.map(({ old }) => old)),
    after: study(rows.map(({ fresh }) => fresh)),
    swaps: rows.map(({ parameter, old, fresh }) => ({
      parameter,
      gone: old.probe,
      found: fresh.probe,
    })),
  };
}

function coded(
  parameter: string,
  codes: readonly [string, string],
  codingOf: (code: string) => NamedCoding,
  content: (b: Builder, key: string, coding: NamedCoding) => StudyContent,
): Row {
  return {
    key: parameter,
    parameter,
    side: (b, key, which) => {
      const coding = codingOf(codes[which]);
      return {
        content: content(b, key, coding),
        probe: token(parameter, coding.code, coding.system),
      };
    },
  };
}

function referring(
  parameter: string,
  type: string,
  numbers: readonly [number, number],
  content: (target: Reference, b: Builder, key: string) => StudyContent,
): Row {
  return {
    key: parameter,
    parameter,
    side: (b, key, which) => {
      const target = b.refer(type, keyOf(type, numbers[which]));
      if (target?.reference === undefined) return undefined;
      const purpose = PURPOSE;
      return {
        content: content(target, b, key),
        probe: { kind: 'reference', parameter, purpose, reference: target.reference },
      };
    },
  };
}

const PURPOSE = 'a value that an update takes away or brings';

function token(parameter: string, code: string, system?: string): SearchProbe {
  return {
    kind: 'token',
    parameter,
    purpose: PURPOSE,
    ...(system !== undefined && { system }),
    code,
  };
}

function date(value: string): SearchProbe {
  return { kind: 'date', parameter: 'started', purpose: PURPOSE, value };
}
