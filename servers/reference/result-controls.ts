import type { Parameter } from './query.ts';
import { refuse } from './refusal.ts';

/** What a client asks of the shape of results, not of what matches (search.html#return). */
export interface ResultControls {
  count?: number;
  sort: readonly SortRule[];
  summary?: SummaryMode;
  elements?: readonly string[];
  withoutTotal: boolean;
  includes: readonly IncludeRule[];
  contained: ContainedControls;
}

/** `_contained` and `_containedType` (search.html#contained). */
export interface ContainedControls {
  contained: 'false' | 'true' | 'both';
  /** Contained resources are returned alone, not as the resources that contain them. */
  alone: boolean;
}

export interface SortRule {
  code: string;
  descending: boolean;
}

export type SummaryMode = 'true' | 'text' | 'data' | 'count' | 'false';

export interface IncludeRule {
  direction: 'forward' | 'reverse';
  iterate: boolean;
  source: string;
  /** `*`: every reference parameter of the source. */
  code: string;
  target?: string;
}

const summaryModes: readonly string[] = ['true', 'text', 'data', 'count', 'false'];
const containedModes: readonly string[] = ['false', 'true', 'both'];
const containedTypes: readonly string[] = ['container', 'contained'];
const totalModes: readonly string[] = ['none', 'estimate', 'accurate'];
const pageLimit = 1000;

/** Whether a parameter shapes results; `:iterate` is the only modifier these have. */
export function isResultControl(name: string): boolean {
  return Object.hasOwn(readers, name);
}

/**
 * Reads the parameters that shape results; a later one replaces an earlier one, includes add up.
 * @throws {Refusal} for a value that R4 does not define
 */
export function resultControls(parameters: readonly Parameter[]): ResultControls {
  const controls: ResultControls = {
    sort: [],
    withoutTotal: false,
    includes: [],
    contained: { contained: 'false', alone: false },
  };
  for (const [name, value] of parameters) {
    const reader = isResultControl(name) ? readers[name] : undefined;
    if (reader) Object.assign(controls, reader(value, name, controls));
  }
  return controls;
}

type Reader = (value: string, name: string, read: ResultControls) => Partial<ResultControls>;

const readers: Record<string, Reader> = {
  _count: (value) => {
    if (!/^\d{1,9}$/.test(value)) throw bad('_count', value, 'a whole number');
    return { count: Math.min(Number(value), pageLimit) };
  },
  _sort: (value) => ({
    sort: value
      .split(',')
      .filter((rule) => rule !== '')
      .map((rule) => ({ code: rule.replace(/^-/, ''), descending: rule.startsWith('-') })),
  }),
  _summary: (value) => {
    if (!summaryModes.includes(value)) throw bad('_summary', value, summaryModes.join(', '));
    return { summary: value as SummaryMode };
  },
  _elements: (value) => ({ elements: value.split(',').filter((name) => name !== '') }),
  _total: (value) => {
    if (!totalModes.includes(value)) throw bad('_total', value, totalModes.join(', '));
    return { withoutTotal: value === 'none' };
  },
  _contained: (value, name, { contained }) => {
    if (!containedModes.includes(value)) throw bad(name, value, containedModes.join(', '));
    return {
      contained: { ...contained, contained: value as ContainedControls['contained'] },
    };
  },
  _containedType: (value, name, { contained }) => {
    if (!containedTypes.includes(value)) throw bad(name, value, containedTypes.join(', '));
    return { contained: { ...contained, alone: value === 'contained' } };
  },
  _include: readInclude,
  _revinclude: readInclude,
  '_include:iterate': readInclude,
  '_revinclude:iterate': readInclude,
};

function readInclude(value: string, name: string, read: ResultControls): Partial<ResultControls> {
  const [source = '', code = '', target, ...rest] = value.split(':');
  const everything = value === '*';
  if (!everything && (source === '' || code === '' || rest.length > 0)) {
    throw bad(name, value, 'Type:parameter or Type:parameter:TargetType');
  }
  const rule: IncludeRule = {
    direction: name.startsWith('_rev') ? 'reverse' : 'forward',
    iterate: name.endsWith(':iterate'),
    source: everything ? '*' : source,
    code: everything ? '*' : code,
    ...(target ? { target } : {}),
  };
  return { includes: [...read.includes, rule] };
}

function bad(name: string, value: string, expected: string) {
  return refuse(400, 'value', `'${name}' takes ${expected}, not '${value}'.`, `http.${name}`);
}
