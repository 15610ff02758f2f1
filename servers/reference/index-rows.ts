import { type Resource, type SearchParameter, valueSet } from '../../spec/index.ts';
import { dateRange, periodRange } from './date-range.ts';
import { evaluate, type TypedValue } from './expression.ts';
import { containedIn, targetOf, targetTypeIn } from './references.ts';
import { type Sql, sql } from './sql.ts';
import { normaliseText } from './text.ts';

/** What index rows are made from: a resource under the key of its row. */
export interface Indexed {
  key: number;
  resource: Resource;
  /** `Type/id` of the resource, part of the ids of what it contains. */
  location: string;
  /** Service base URL, to tell own absolute references from foreign ones. */
  base: string;
}

type Rows = (indexed: Indexed, parameter: string, found: TypedValue) => Sql[];

/** The rows that make a resource findable by a parameter, without repetitions. */
export function rowsOf(parameter: SearchParameter, indexed: Indexed): Sql[] {
  const { key, resource, base } = indexed;
  const found = evaluate(parameter.expression, resource, targetTypeIn(base));
  if (found.length === 0) return [];
  const make = rowMakers[parameter.type];
  const rows = found.flatMap((value) => make?.(indexed, parameter.code, value) ?? []);
  const present = sql`INSERT INTO present VALUES (${key}, ${parameter.code})`;
  return [present, ...withoutRepetitions(rows)];
}

/** Types of search parameters that have an index. */
export function isIndexed(type: SearchParameter['type']): boolean {
  return type in rowMakers;
}

const rowMakers: Partial<Record<SearchParameter['type'], Rows>> = {
  token: tokenRows,
  reference: referenceRows,
  date: dateRows,
  string: (indexed, parameter, found) =>
    stringsOf(found).flatMap((text) => textRow(indexed, parameter, text)),
  uri: ({ key }, parameter, { value }) =>
    typeof value === 'string' ? [sql`INSERT INTO uri VALUES (${key}, ${parameter}, ${value})`] : [],
};

interface Coding {
  system?: unknown;
  code?: unknown;
  display?: unknown;
}

/** search.html#token: which part of each datatype is the system, the code and the text. */
function tokenRows(indexed: Indexed, parameter: string, found: TypedValue): Sql[] {
  const value = found.value as Record<string, unknown>;
  switch (found.type) {
    case 'Coding':
      return codingRows(indexed, parameter, value);
    case 'CodeableConcept':
      return [
        ...listOf<Coding>(value.coding).flatMap((coding) => codingRows(indexed, parameter, coding)),
        ...textRow(indexed, parameter, value.text),
      ];
    case 'Identifier':
      return identifierRows(indexed, parameter, value);
    case 'ContactPoint':
      return tokenRow(indexed, parameter, undefined, value.value);
    case 'code':
      return tokenRow(indexed, parameter, implicitSystem(found), found.value);
    default:
      return tokenRow(indexed, parameter, undefined, found.value);
  }
}

function codingRows(indexed: Indexed, parameter: string, coding: Coding): Sql[] {
  return [
    ...tokenRow(indexed, parameter, coding.system, coding.code),
    ...textRow(indexed, parameter, coding.display),
  ];
}

function identifierRows(
  indexed: Indexed,
  parameter: string,
  identifier: Record<string, unknown>,
): Sql[] {
  const type = (identifier.type ?? {}) as { coding?: unknown; text?: unknown };
  const { value } = identifier;
  const typed = listOf<Coding>(type.coding)
    .filter(({ code }) => typeof code === 'string' && typeof value === 'string')
    .map(
      ({ system, code }) =>
        sql`INSERT INTO typed_identifier VALUES
          (${indexed.key}, ${parameter}, ${textOrNull(system)}, ${String(code)}, ${String(value)})`,
    );
  return [
    ...tokenRow(indexed, parameter, identifier.system, value),
    ...textRow(indexed, parameter, type.text),
    ...typed,
  ];
}

/** References find their target by location, and their identifier as a token of its own (`subject:identifier`). */
function referenceRows(indexed: Indexed, parameter: string, found: TypedValue): Sql[] {
  if (typeof found.value === 'string') return canonicalRow(indexed, parameter, found.value);
  const { reference, identifier } = found.value as { reference?: unknown; identifier?: unknown };
  const literal = typeof reference === 'string' ? literalRow(indexed, parameter, reference) : [];
  const logical = identifier ? (identifier as Record<string, unknown>) : undefined;
  const logicalRows = logical
    ? tokenRow(indexed, `${parameter}:identifier`, logical.system, logical.value)
    : [];
  return [...literal, ...logicalRows];
}

function literalRow(indexed: Indexed, parameter: string, reference: string): Sql[] {
  const target = targetOf(reference, indexed.base);
  const { key } = indexed;
  if (target.kind === 'foreign') {
    return [
      sql`INSERT INTO reference (resource, parameter, url) VALUES (${key}, ${parameter}, ${target.url})`,
    ];
  }
  const contained =
    target.kind === 'contained' ? containedIn(indexed.resource, target.id) : undefined;
  const row =
    target.kind === 'local'
      ? target
      : { type: contained?.resourceType ?? null, id: containedId(indexed.location, target.id) };
  return [
    sql`INSERT INTO reference (resource, parameter, type, id, version) VALUES
      (${key}, ${parameter}, ${row.type}, ${row.id}, ${('version' in row && row.version) || null})`,
  ];
}

/** The id under which a contained resource is kept: no client can ask for it. */
export function containedId(location: string, id: string): string {
  return `${location}#${id}`;
}

function canonicalRow({ key }: Indexed, parameter: string, canonical: string): Sql[] {
  const [url = '', version] = canonical.split('|');
  return [
    sql`INSERT INTO reference (resource, parameter, url, version) VALUES
      (${key}, ${parameter}, ${url}, ${version ?? null})`,
  ];
}

function dateRows({ key }: Indexed, parameter: string, { type, value }: TypedValue): Sql[] {
  const range =
    typeof value === 'string'
      ? dateRange(value)
      : type === 'Period'
        ? rangeOfPeriod(value)
        : rangeOfTiming(value);
  return range
    ? [sql`INSERT INTO date VALUES (${key}, ${parameter}, ${range.low}, ${range.high})`]
    : [];
}

function rangeOfPeriod(value: unknown) {
  const { start, end } = (value ?? {}) as { start?: string; end?: string };
  return periodRange(start, end);
}

/** Only the outer limits of a Timing matter (search.html#date). */
function rangeOfTiming(value: unknown) {
  const { event, repeat } = value as { event?: string[]; repeat?: { boundsPeriod?: unknown } };
  if (repeat?.boundsPeriod) return rangeOfPeriod(repeat.boundsPeriod);
  const moments = listOf<string>(event).sort();
  return moments.length > 0 ? periodRange(moments[0], moments.at(-1)) : undefined;
}

/** The strings of a HumanName or Address, or the string itself (search.html#string). */
function stringsOf({ type, value }: TypedValue): unknown[] {
  if (typeof value === 'string') return [value];
  const parts = value as Record<string, unknown>;
  const names: Record<string, readonly string[]> = {
    HumanName: ['text', 'family', 'given', 'prefix', 'suffix'],
    Address: ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'],
  };
  return (names[type] ?? []).flatMap((name) => parts[name] ?? []);
}

function tokenRow({ key }: Indexed, parameter: string, system: unknown, code: unknown): Sql[] {
  if (system === undefined && code === undefined) return [];
  const text = code === undefined || code === null ? null : String(code);
  return [sql`INSERT INTO token VALUES (${key}, ${parameter}, ${textOrNull(system)}, ${text})`];
}

function textRow({ key }: Indexed, parameter: string, text: unknown): Sql[] {
  if (typeof text !== 'string') return [];
  return [sql`INSERT INTO text VALUES (${key}, ${parameter}, ${normaliseText(text)}, ${text})`];
}

/** The system of a `code` is that of its value set (search.html#token). */
function implicitSystem({ value, valueSet: url }: TypedValue): string | undefined {
  const codes = url ? (valueSet(url) ?? []) : [];
  return codes.find(({ code }) => code === value)?.system;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function listOf<T>(value: unknown): T[] {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : [];
}

function withoutRepetitions(rows: Sql[]): Sql[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.text, row.values]), row])).values()];
}
