import type { Faker } from '@faker-js/faker';
import { itemsOf } from '../../fixtures/items.ts';
import type { Session } from '../../fixtures/session.ts';
import { GROUP_SYSTEM } from '../../generators/group-mark.ts';
import { RUN_SYSTEM } from '../../generators/run-mark.ts';
import { uid } from '../../generators/uid.ts';
import { elementsOf, type Resource } from '../../spec/index.ts';
import { deck } from '../crud/lived/deck.ts';
import { elementsOf as rootsOf } from './currency-removed.ts';
import { advertisedBase, seededStudies } from './expected.ts';
import { seededByName } from './joins.ts';
import { mandatoryNames } from './shape.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** What a study says in the elements that searches look at. */
export type Content = Record<string, unknown>;

const SERIES = 'series';

/** The elements of a study that its search parameters look at. */
const elements = [...new Set(ownSubjects.flatMap(({ parameter }) => rootsOf(parameter.code)))];

const isList = (name: string) =>
  elementsOf(SEARCHED).some(({ path, max }) => path === `${SEARCHED}.${name}` && max === '*');

/** The parts of a series that search parameters look at, besides its UID. */
const OF_SERIES = ['modality', 'bodySite', 'performer', 'endpoint', 'instance'] as const;

const MARKS = ['urn:dicom:uid', GROUP_SYSTEM, RUN_SYSTEM];

/** An update of one element: the words of a finding, and what the element is then. */
interface Change {
  words: string;
  value: unknown;
}

/** Draws what studies say, from what the seeded studies have, as the server keeps it. */
export interface Drawing {
  /** A study with a value of nearly every element. */
  whole(): Content;
  /**
   * The same study with some elements changed.
   * @param earlier what it was before that
   */
  changed(
    content: Content,
    earlier: Content | undefined,
    names: readonly string[],
  ): { content: Content; words: string };
}

/** What is not to be given to another study, or leads nowhere (references.html#literal). */
function isOfOwn(session: Session, value: unknown): boolean {
  const seeded = seededByName(session);
  const base = `${advertisedBase(session)}/`;
  const references = [...JSON.stringify(value).matchAll(/"reference":"([^"]*)"/g)];
  return references.every(([, text = '']) => {
    const [name = ''] = text.replace(base, '').split('/_history/');
    return /^https?:/.test(name) || seeded.has(name);
  });
}

const distinct = (values: readonly unknown[]) => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** By the identifiers of seeded studies other checks tell them from any other study. */
const notSeeded = <T extends { value?: string }>(identifier: T): T =>
  identifier.value === undefined
    ? identifier
    : { ...identifier, value: `lived-${identifier.value}` };

/** The values that seeded studies have in each element, and in each part of a series. */
function valuesOf(session: Session) {
  const studies = seededStudies(session);
  const series = studies.flatMap((study) => itemsOf<Content>(study[SERIES]));
  const usable = (values: readonly unknown[]) =>
    distinct(values.filter((value) => value !== undefined && isOfOwn(session, value)));
  const ofStudy = elements
    .filter((name) => name !== SERIES)
    .map((name): [string, unknown[]] => {
      const values = studies.map((study) => study[name]);
      if (name !== 'identifier') return [name, usable(values)];
      const lists = values.map((list) =>
        itemsOf<{ system?: string; value?: string }>(list)
          .filter(({ system = '' }) => !MARKS.includes(system))
          .map(notSeeded),
      );
      return [name, usable(lists.filter((list) => list.length > 0))];
    });
  const inSeries = OF_SERIES.map((name): [string, unknown[]] => [
    `${SERIES}.${name}`,
    usable(series.map((one) => one[name])),
  ]);
  return [...ofStudy, ...inSeries];
}

/** Of so many and one, one optional element is left out, and one reference is absolute. */
const SELDOM = 5;

/** @param key tells the UIDs of one check apart */
export function drawing(session: Session, random: Faker, key: string): Drawing {
  const decks = new Map(valuesOf(session).map(([name, values]) => [name, deck(values, random)]));
  const root = `${advertisedBase(session)}/`;
  // Some references are absolute URLs of the server itself (references.html#literal).
  const linked = (text: string) =>
    text.replaceAll(/(?<="reference":")[A-Z]\w+\/(?=[^"]*")/g, (type) =>
      random.number.int(SELDOM) === 0 ? `${root}${type}` : type,
    );
  const value = (name: string): unknown => {
    const drawn = decks.get(name)?.();
    return drawn === undefined ? undefined : JSON.parse(linked(JSON.stringify(drawn)));
  };
  let made = 0;
  const newUid = () => {
    made += 1;
    return uid(session.seed, `${key}/${made}`);
  };
  const instances = () =>
    itemsOf<Content>(value('series.instance'))
      .slice(0, 3)
      .map((one) => ({ ...one, uid: newUid() }));
  const inSeries = (name: string) => (name === 'instance' ? instances() : value(`series.${name}`));
  const isLeftOut = (name: string) =>
    !mandatoryNames.includes(name) && name !== 'modality' && random.number.int(SELDOM) === 0;
  const series = (beside: Content[]): Content => {
    const like = beside[0]?.uid;
    // Some begin as another does.
    const its = typeof like === 'string' && like.length < 60 && random.number.int(2) === 0;
    const parts = OF_SERIES.filter((name) => !isLeftOut(name)).map((name) => [
      name,
      inSeries(name),
    ]);
    made += 1;
    return filled({
      uid: its ? `${like}.${made}` : newUid(),
      ...(Object.fromEntries(parts) as Content),
    });
  };
  const one = (name: string, beside: unknown = []): unknown => {
    if (name !== SERIES) return value(name);
    const count = random.number.int({ min: 1, max: 3 });
    const known = itemsOf<Content>(beside);
    return Array.from({ length: count }, () => series(known));
  };

  const ofSeries = (before: Content[]): Change => {
    if (before.length === 0) return { words: '', value: before };
    const at = random.number.int(before.length - 1);
    const part = random.helpers.arrayElement(
      OF_SERIES.filter((name) => name !== 'modality' || before[at]?.modality !== undefined),
    );
    const drawn = part !== 'modality' && random.number.int(3) === 0 ? undefined : inSeries(part);
    const words = `${drawn === undefined ? 'no' : 'another'} ${part} in series ${at + 1}`;
    const list = before.map((its, place) =>
      place === at ? filled({ ...its, [part]: drawn }) : its,
    );
    return { words, value: list };
  };

  /** As many for a list without items, which are no changes. */
  const ofList = (name: string, before: Content[]): Change[] => {
    const [more] = itemsOf<Content>(one(name, before));
    const some = more ? [more] : [];
    const left = before.length > 0 ? random.number.int(before.length - 1) : 0;
    return [
      { words: `one more ${name} behind`, value: [...before, ...some] },
      { words: `one more ${name} before`, value: [...some, ...before] },
      { words: `one ${name} less`, value: before.filter((_, place) => place !== left) },
      { words: `${name} turned round`, value: [...before].reverse() },
      ...(name === SERIES ? [ofSeries(before), ofSeries(before), ofSeries(before)] : []),
    ];
  };

  const kinds = new Map<string, () => number | undefined>();
  const change = (name: string, before: unknown, earlier: unknown): Change => {
    const all: (Change | undefined)[] = [
      { words: `another ${name}`, value: one(name) },
      ...(isList(name) ? ofList(name, itemsOf<Content>(before)) : []),
      ...[4, 7, 10].map((length) => coarser(name, before, length)),
      mandatoryNames.includes(name) ? undefined : { words: `no ${name}`, value: undefined },
      earlier === undefined ? undefined : { words: `${name} as before`, value: earlier },
    ];
    const isNew = (its: Change) => JSON.stringify(its.value) !== JSON.stringify(before);
    // Each kind as often as the others, of those that change something.
    const kind = kinds.get(name) ?? deck([...all.keys()], random);
    kinds.set(name, kind);
    for (const _ of [...all, ...all]) {
      const drawn = all[kind() ?? 0];
      if (drawn && isNew(drawn)) return drawn;
    }
    return { words: `${name} kept`, value: before };
  };

  return {
    whole: () =>
      filled(
        Object.fromEntries(
          elements.filter((name) => !isLeftOut(name)).map((name) => [name, one(name)]),
        ),
      ),
    changed(content, earlier, names) {
      const changes = names.map((name) => ({
        name,
        ...change(name, content[name], earlier?.[name]),
      }));
      const after = Object.fromEntries(changes.map((its) => [its.name, its.value]));
      return {
        content: filled({ ...content, ...after }),
        words: changes.map(({ words }) => words).join(', '),
      };
    },
  };
}

/** A time to the year, month or day. */
function coarser(name: string, before: unknown, length: number): Change | undefined {
  if (typeof before !== 'string' || !/^\d{4}(-|$)/.test(before)) return undefined;
  return { words: `${name} to ${length} characters`, value: before.slice(0, length) };
}

/** Without what is not there: JSON has neither empty lists nor undefined (json.html#json). */
function filled(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The elements that some search parameters look at. */
export const elementsFor = (parameters: readonly string[]): string[] => [
  ...new Set(parameters.flatMap(rootsOf)),
];

/** The study with that content, and the identifiers that it had besides. */
export function withContent(study: Resource, content: Content): Resource {
  const own = itemsOf<object>(study.identifier);
  const more = itemsOf<object>(content.identifier);
  return { ...study, ...content, identifier: [...own, ...more] };
}
