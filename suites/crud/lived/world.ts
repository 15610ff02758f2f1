import type { Faker } from '@faker-js/faker';
import { declares } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { eventually } from '../../../fixtures/eventually.ts';
import { isSubsetted } from '../../../fixtures/subsetted.ts';
import type { Carrier } from '../mixed/delivery.ts';
import { type NeighbourKind, neighbourKinds } from '../mixed/neighbours.ts';
import {
  judgeDeletions,
  judgeGoneEverywhere,
  judgeHistory,
  judgeWiderHistories,
} from '../mixed/past.ts';
import { type Asking, claimedPlaces, type Place } from '../mixed/places.ts';
import { reasons } from '../mixed/refused.ts';
import { criteriaForms, type Step } from '../mixed/step.ts';
import { isSearched, PREFERENCES, TYPES, waysOf } from '../mixed/tales.ts';
import { judgePlace } from '../mixed/told.ts';
import type { Preference } from '../ways.ts';
import type { Kind } from '../written.ts';
import type { Content } from './contents.ts';
import { deck } from './deck.ts';
import { born, isGoneNow, isThere, judgeAsBefore, type Life } from './life.ts';
import { type Aside, carriedOut, type Move } from './moves.ts';

/** Studies that chance leads through all that can be done to a study, and what is drawn for that. */
export interface World {
  context: CheckContext;
  chance: Faker;
  /** Tells the ids of one world from those of another. */
  name: string;
  carriers: readonly Carrier[];
  /** Some of what is done is to be refused. */
  hasRefusals: boolean;
  contents: readonly Content[];
  askings: readonly Asking[];
  lives: Life[];
}

const MOST_LIVES = 9;

/** So many studies there are before anything else is done. */
const FIRST_LIVES = 3;

const NOTHING_BESIDE = neighbourKinds[0] as NeighbourKind;

/** A write in circumstances that are nothing out of the ordinary. */
export const plainStep: Omit<Step, 'kind' | 'by' | 'carrier'> = {
  neighbours: NOTHING_BESIDE,
  prefer: '',
  type: 'application/fhir+json',
  criteria: criteriaForms[0] as (typeof criteriaForms)[number],
  sentId: 'none',
};

interface Decks {
  carrier(): Carrier;
  content(): Content;
  prefer(): Preference;
  type(): string;
  criteria(): (typeof criteriaForms)[number];
  asking(): Asking;
  idForm(): number;
  place(): Place;
  /** Ways to name the study, of each kind of write. */
  by: Record<Kind, () => Move['step']['by']>;
}

export function decksOf({ context, chance, contents, carriers, askings }: World): Decks {
  const isWithIds = declares(context.session, 'updateCreate') === true;
  const drawn = <T>(values: readonly T[]) => deck(values, chance) as () => T;
  const by = (kind: Kind) => drawn(waysOf(context, kind));
  return {
    carrier: drawn(carriers),
    content: drawn(contents),
    prefer: drawn(PREFERENCES),
    type: drawn(TYPES),
    criteria: drawn(criteriaForms),
    asking: drawn(askings),
    idForm: drawn(isWithIds ? [0, 1, 2, 3, 4, 5, 6] : [1]),
    place: drawn(claimedPlaces(context)),
    by: {
      created: by('created'),
      updated: by('updated'),
      revived: by('revived'),
      deleted: by('deleted'),
    },
  };
}

/** What can be done next to a study, or to a new one. */
function nextKind({ lives, chance }: World, life: Life | undefined): Kind {
  if (!life) return 'created';
  if (isGoneNow(life)) return 'revived';
  const isLong = life.versions.length > 1 || lives.length > FIRST_LIVES;
  return isLong && chance.datatype.boolean({ probability: 0.3 }) ? 'deleted' : 'updated';
}

/** A study to go on with that none of the others of the request is; nothing for a new one. */
function nextLife({ lives, chance }: World, taken: readonly Life[]): Life | undefined {
  const open = lives.filter((life) => !life.isOver && !taken.includes(life));
  const isNew =
    lives.length < FIRST_LIVES ||
    (lives.length < MOST_LIVES && chance.datatype.boolean({ probability: 0.2 }));
  return isNew || open.length === 0 ? undefined : chance.helpers.arrayElement(open);
}

/** Content that the study had before comes back at times, or stays. */
function nextContent({ chance }: World, { content }: Decks, life: Life): Content {
  const stays = life.content !== undefined && chance.datatype.boolean({ probability: 0.1 });
  return stays && life.content ? life.content : content();
}

function nextMove(world: World, decks: Decks, carrier: Carrier, taken: readonly Life[]): Move {
  const { context, chance, lives } = world;
  const known = nextLife(world, taken);
  const kind = nextKind(world, known);
  const life = known ?? born(context, lives.length, decks.idForm(), world.name);
  if (!known) lives.push(life);
  const heeded = reasons.filter(
    (one) => one.isClaimed(context) && (one.ofDeleted || isThere(life)),
  );
  const isRefused =
    world.hasRefusals && known !== undefined && chance.datatype.boolean({ probability: 0.5 });
  const reason = isRefused ? chance.helpers.arrayElement(heeded) : undefined;
  const other = chance.helpers.arrayElement(lives);
  const isOther = other !== life && other.id !== '' && chance.datatype.boolean();
  return {
    life,
    content: nextContent(world, decks, life),
    step: {
      ...plainStep,
      kind,
      by: decks.by[kind](),
      carrier,
      prefer: decks.prefer(),
      type: decks.type(),
      criteria: decks.criteria(),
    },
    ...(isOther ? { sentId: other.id } : {}),
    ...(reason ? { reason } : {}),
  };
}

const MOST_TOGETHER = 3;

/** Does something, judges it, and judges a study that nothing was done to. */
export async function turn(world: World, decks: Decks): Promise<void> {
  const { context, chance, lives } = world;
  const carrier = decks.carrier();
  const number = carrier === 'alone' ? 1 : chance.number.int({ min: 1, max: MOST_TOGETHER });
  const moves: Move[] = [];
  for (let at = 0; at < number; at += 1) {
    const taken = moves.map(({ life }) => life);
    moves.push(nextMove(world, decks, carrier, taken));
  }
  const others = chance.helpers.shuffle(
    lives.filter((life) => life.versions.length > 0 && moves.every((one) => one.life !== life)),
  );
  const asides = carrier === 'alone' ? [] : others.slice(0, 2).map(asideOf(carrier));
  const [{ step }] = moves as [Move];
  const { accept } = decks.asking().headers;
  const headers = {
    ...(step.prefer === '' ? {} : { prefer: `return=${step.prefer}` }),
    ...(accept === undefined ? {} : { accept }),
    ...(carrier !== 'alone' || step.kind === 'deleted' ? {} : { 'content-type': step.type }),
  };
  const order = <T>(all: readonly T[]) => chance.helpers.shuffle([...all]);
  await carriedOut(context, carrier, moves, asides.filter(isDefined), order, headers);
  const [bystander] = others;
  const words = moves.map((move) => (move.reason ? 'an update' : `another was ${move.step.kind}`));
  if (bystander) await judgeAsBefore(bystander, words.join(' and '));
}

const isDefined = <T>(one: T | undefined): one is T => one !== undefined;

/** A read that fails would make a transaction fail. */
const asideOf =
  (carrier: Carrier) =>
  (life: Life): Aside | undefined =>
    carrier === 'batch' || isThere(life) ? { life, path: `ImagingStudy/${life.id}` } : undefined;

/** Judges what one place tells of one study, and what a search for several finds. */
export async function question(world: World, decks: Decks): Promise<void> {
  const { chance, lives } = world;
  const life = chance.helpers.arrayElement(lives);
  if (isThere(life) && !life.isOver) {
    const place = decks.place();
    const former = life.versions.slice(0, -1).filter(({ isDeletion }) => !isDeletion);
    const current = life.versions.at(-1);
    const isOfFormer = place.former && former.length > 0 && chance.datatype.boolean();
    const version = isOfFormer ? chance.helpers.arrayElement(former) : current;
    if (version) await judgePlace(life, version, place, decks.asking());
  }
  await judgeFound(world, chance.helpers.arrayElements(lives, { min: 1, max: 4 }));
}

/** Judges that a search for several studies finds those that are there, as they are now. */
async function judgeFound(
  { context: { server, judge }, context, chance }: World,
  some: readonly Life[],
): Promise<void> {
  const sure = some.filter(({ isOver, versions }) => !isOver && versions.length > 0);
  if (sure.length === 0 || !isSearched(context)) return;
  const isById = chance.datatype.boolean();
  const values = sure.map(({ id, family: { token } }) => (isById ? id : token));
  const query = [[isById ? '_id' : 'identifier', values.join()]] as const;
  const there = sure.filter(isThere);
  const versionOf = ({ versions }: Life) => versions.at(-1)?.read.resource?.meta?.versionId;
  const wanted = there.map((life) => `${life.id} ${versionOf(life)}`).sort();
  const ask = () => server.search('ImagingStudy', query, { scoped: false });
  const shown = ({ matches }: Awaited<ReturnType<typeof ask>>) =>
    matches
      .map((one) => {
        const life = there.find(({ id }) => id === one.id);
        const isTold = one.meta?.versionId !== undefined && !isSubsetted(one);
        return `${one.id} ${isTold || !life ? one.meta?.versionId : versionOf(life)}`;
      })
      .sort();
  const isRight = (result: Awaited<ReturnType<typeof ask>>) =>
    shown(result).join() === wanted.join();
  const result = await eventually(context, ask, isRight);
  judge(result)
    .searchset()
    .that(isRight(result), {
      code: 'matches',
      message: `a search by ${query[0][0]} for ${sure.length} studies, of which ${there.length} are there, finds others than these in their versions: ${sure.map((life) => `${life.id} was ${life.story.join(', then ')}`).join('; ')}`,
      expected: wanted,
      actual: shown(result),
    });
}

/** Judges the past of each study, and that what is deleted is nowhere. */
export async function judgePast({ lives, context }: World): Promise<void> {
  const sure = lives.filter(({ isOver, versions }) => !isOver && versions.length > 0);
  const gone = sure.filter(isGoneNow);
  for (const [at, life] of sure.entries()) {
    await judgeHistory(life, at);
    if (at % 3 === 0) await judgeWiderHistories(life, at);
  }
  for (const life of isSearched(context) ? gone.slice(0, 2) : []) await judgeGoneEverywhere(life);
  for (const life of sure.slice(0, 3)) await judgeDeletions(life);
}
