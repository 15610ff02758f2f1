import { createHash } from 'node:crypto';
import type { Session } from '../../fixtures/session.ts';
import { type Defect, defects } from '../../generators/defects/index.ts';
import { markBroken } from '../../generators/defects/marks.ts';
import { GROUP_SYSTEM } from '../../generators/group-mark.ts';
import { RUN_SYSTEM } from '../../generators/run-mark.ts';
import { elementsOf } from '../../spec/index.ts';

/** System of the identifier that each defect has of its own. */
export const DEFECT_SYSTEM = 'urn:fhir-lightbox:defect';

/** The defects of one rule that are sent, and how many there are. */
export interface Sample {
  chosen: readonly Defect[];
  of: number;
}

/** Stand in for the marks of run, check and defect, so that a sample serves every run. */
const PLACES = { run: 'lightbox-run-here', group: 'lightbox-group-here', own: 'lightbox-own-here' };

const MARKS = [
  { system: RUN_SYSTEM, code: PLACES.run },
  { system: GROUP_SYSTEM, code: PLACES.group },
  { system: DEFECT_SYSTEM, code: PLACES.own },
];

let made: { key: string; samples: ReadonlyMap<string, Sample> } | undefined;

/** The sample of a rule that a run sends: fair to the elements, the same for the same seed. */
export function sampleOf({ seed, defects: most }: Session, rule: string): Sample {
  const key = `${seed} ${most}`;
  if (made?.key !== key) made = { key, samples: samples(seed, most) };
  return made.samples.get(rule) ?? { chosen: [], of: 0 };
}

function samples(seed: number, most: number | 'all'): ReadonlyMap<string, Sample> {
  const marked = defects(seed, 0, (study) => markBroken(study, MARKS));
  const all = grouped(marked, ({ rule }) => rule);
  return new Map(
    [...all].map(([rule, list]) => [rule, { chosen: chosen(list, seed, most), of: list.length }]),
  );
}

/** From each element of the study and of its backbone elements in turn, and of these from each place in turn. */
function chosen(list: readonly Defect[], seed: number, most: number | 'all'): Defect[] {
  if (most === 'all') return [...list];
  const order = (text: string) => createHash('sha256').update(`${seed}/${text}`).digest('hex');
  const shuffled = list
    .map((defect) => ({ defect, at: order(defect.id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ defect }) => defect);
  const fair = inTurns(shuffled, ({ path }) => path);
  // First the elements that are wrong themselves, and not in what they hold.
  const [own, inner] = [true, false].map((isOwn) =>
    fair.filter((defect) => (defect.path === ownElementOf(defect)) === isOwn),
  );
  const [first = [], ...others] = [own, inner].map((some) => inTurns(some ?? [], ownElementOf));
  const all = inTurns([...first, ...others.flat()], ownElementOf);
  const ofEach = [...grouped(all, backboneOf).values()].flatMap((some) => some.slice(0, 1));
  return [...new Set([...ofEach, ...all])].slice(0, most);
}

/** The first of each kind, then the second of each, and so on. */
function inTurns<T>(list: readonly T[], kindOf: (one: T) => string): T[] {
  const kinds = [...grouped(list, kindOf).values()];
  const longest = Math.max(0, ...kinds.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    kinds.flatMap((kind) => kind.slice(turn, turn + 1)),
  ).flat();
}

function grouped<T>(list: Iterable<T>, kindOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const kind = kindOf(one);
    const group = groups.get(kind);
    if (group) group.push(one);
    else groups.set(kind, [one]);
  }
  return groups;
}

/** The element of the study that a defect is in: `series`; empty for the document as a whole. */
export function elementOf({ path }: Pick<Defect, 'path'>): string {
  return path.split('.')[1] ?? '';
}

const backbones = elementsOf('ImagingStudy')
  .filter(({ types }) => types.some(({ code }) => code === 'BackboneElement'))
  .map(({ path }) => path)
  .sort((a, b) => b.length - a.length);

/** The innermost backbone element of the study that a defect is in; empty for the study itself. */
function backboneOf({ path }: Pick<Defect, 'path'>): string {
  return backbones.find((one) => path.startsWith(`${one}.`)) ?? '';
}

/** The element that the definition of the study has itself: `ImagingStudy.series.bodySite`, and not what is in it. */
function ownElementOf({ path }: Pick<Defect, 'path'>): string {
  const backbone = backboneOf({ path });
  const depth = backbone === '' ? 1 : backbone.split('.').length;
  return path
    .split('.')
    .slice(0, depth + 1)
    .join('.');
}

/** The value of the identifier that a defect has of its own. */
export function ownMark(runId: string, { id }: Defect): string {
  return `${runId}-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

/** The defect as it is sent in a run. */
export function textOf(defect: Defect, runId: string, group: string): string {
  return defect.text
    .replaceAll(PLACES.run, runId)
    .replaceAll(PLACES.group, group)
    .replaceAll(PLACES.own, ownMark(runId, defect));
}
