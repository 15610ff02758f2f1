import { nearIds } from './near.ts';
import { readSource } from './source.ts';
import type {
  Confidence,
  DatePrefix,
  DateRelation,
  DateTable,
  DateVerdict,
  Requirement,
  RequirementLevel,
  Ruling,
} from './types.ts';

export type * from './types.ts';

interface RequirementRow {
  id: string;
  area: string;
  level: RequirementLevel;
  title: string;
  requirement: string;
  spec: string;
  applies_when: string;
  check?: string;
  not_checked?: string;
  confidence: Confidence;
  leeway?: string;
  note?: string;
}

type DateLetter = 'Y' | 'N' | 'o';

interface RulingsFile {
  rulings: Ruling[];
  date_table: Omit<DateTable, 'relations'> & {
    relations: (Omit<DateTable['relations'][number], 'verdicts'> & {
      verdicts: Record<DatePrefix, DateLetter>;
    })[];
  };
}

interface Loaded {
  requirements: Map<string, Requirement>;
  rulings: Map<string, Ruling>;
  dateTable: DateTable;
}

const dateVerdicts: Record<DateLetter, DateVerdict> = { Y: 'must', N: 'must-not', o: 'open' };

let loaded: Loaded | undefined;

/** All rows of the catalogue, area by area. */
export function requirements(): Requirement[] {
  return [...load().requirements.values()];
}

/**
 * One row of the catalogue.
 * @throws if there is none, naming ids that look like it
 */
export function requirement(id: string): Requirement {
  return lookUp(load().requirements, 'requirement', id);
}

/** All rulings on disputed questions, in the order of their groups. The date table is apart. */
export function rulings(): Ruling[] {
  return [...load().rulings.values()];
}

/**
 * One ruling.
 * @throws if there is none, naming ids that look like it
 */
export function ruling(id: string): Ruling {
  return lookUp(load().rulings, 'ruling', id);
}

/** The rulings that bear on a requirement; empty if nobody disputes it. */
export function rulingsFor(requirementId: string): Ruling[] {
  return rulings().filter((ruling) => ruling.requirements.includes(requirementId));
}

/** The whole table of relation × prefix (search.html#prefix). */
export function dateTable(): DateTable {
  return load().dateTable;
}

/** Whether a stored date that lies so to the search value matches under the prefix (search.html#prefix). */
export function dateVerdict(relation: DateRelation, prefix: DatePrefix): DateVerdict {
  const row = dateTable().relations.find(({ id }) => id === relation);
  if (!row) throw new Error(`requirements: no relation '${relation}' in the date table`);
  return row.verdicts[prefix];
}

function load(): Loaded {
  loaded ??= read();
  return loaded;
}

// The shape is not checked here: lint.ts does, and a test runs it on every change.
function read(): Loaded {
  const source = readSource();
  const rows = Object.values(source.catalogue).flat() as RequirementRow[];
  const file = source.rulings as RulingsFile;
  return {
    requirements: new Map(rows.map((row) => [row.id, toRequirement(row)])),
    rulings: new Map(file.rulings.map((ruling) => [ruling.id, ruling])),
    dateTable: toDateTable(file.date_table),
  };
}

function toRequirement({ applies_when, not_checked, ...same }: RequirementRow): Requirement {
  return {
    ...same,
    appliesWhen: applies_when,
    ...(not_checked === undefined ? {} : { notChecked: not_checked }),
  };
}

function toDateTable({ id, group, spec, requirements, relations }: RulingsFile['date_table']) {
  return {
    id,
    group,
    spec,
    requirements,
    relations: relations.map((row) => ({ ...row, verdicts: inWords(row.verdicts) })),
  };
}

function inWords(letters: Record<DatePrefix, DateLetter>): Record<DatePrefix, DateVerdict> {
  return Object.fromEntries(
    Object.entries(letters).map(([prefix, letter]) => [prefix, dateVerdicts[letter]]),
  ) as Record<DatePrefix, DateVerdict>;
}

function lookUp<T>(entries: Map<string, T>, kind: string, id: string): T {
  const found = entries.get(id);
  if (found) return found;
  const near = nearIds(id, entries.keys());
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '';
  throw new Error(`no ${kind} '${id}'${hint}`);
}
