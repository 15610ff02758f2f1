import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { idOf } from '../../../fixtures/studies.ts';
import { random } from '../../../generators/random.ts';
import { roundTripCases } from '../../../generators/round-trip.ts';
import { check } from '../../check.ts';
import { type Carrier, carriers, mustDeclareCarrier } from '../mixed/delivery.ts';
import { requirements } from '../mixed/tales.ts';
import { heededAskings } from '../mixed/told.ts';
import { storedContents } from './contents.ts';
import { everyContentChecks } from './every-content.ts';
import { decksOf, judgePast, question, turn, type World } from './world.ts';

/** Requests that change something: as many as a slow server has time for. */
const TURNS = 24;

/** Contents of one check. */
const CONTENTS = 11;

interface Kind {
  name: string;
  carriers: readonly Carrier[];
  words: string;
  hasRefusals: boolean;
}

const kinds: readonly Kind[] = [
  ...carriers.map(({ carrier, words }) => ({
    name: carrier,
    carriers: [carrier],
    words,
    hasRefusals: false,
  })),
  {
    name: 'refused',
    carriers: ['alone', 'batch', 'alone', 'transaction'],
    words: 'with much that is to be refused',
    hasRefusals: true,
  },
];

const refusals = [
  'rest-update-id-mismatch-400',
  'rest-update-missing-id-400',
  'rest-update-if-match-stale-412',
  'bundle-transaction-atomic',
  'rest-refusal-has-no-effect',
];

const byChance: Check[] = kinds.map((kind, at) =>
  check(
    `crud/lived/${kind.name}`,
    {
      rule: `Whatever is done to some studies ${kind.words}, in an order that chance has, each is at all times what was done to it last, and its past what was done to it before.`,
      requirements: [
        'rest-update-200',
        ...Object.values(requirements)
          .flat()
          .filter((id) => id !== 'rest-update-200'),
        'bundle-batch-always-200',
        'bundle-batch-independent',
        'bundle-transaction-order-independent',
        ...(kind.hasRefusals ? refusals : []),
      ].filter((id, place, all) => all.indexOf(id) === place) as [string, ...string[]],
      isWide: true,
      needs: { interactions: ['create', 'read', 'update', 'delete'] },
    },
    (context) => judgeLives(context, kind, at),
  ),
);

/** Every so many of all round trips, so that the checks together have them all. */
function keysOf(at: number): string[] {
  const keys = roundTripCases(0).map(({ key }) => key);
  return keys.filter((_, place) => place % kinds.length === at);
}

async function judgeLives(context: CheckContext, kind: Kind, at: number): Promise<void> {
  for (const carrier of kind.carriers) mustDeclareCarrier(context, carrier);
  const { session, server, studies } = context;
  const chance = random(session.seed, `crud/lived/${kind.name}`);
  const contents = await storedContents(
    context,
    chance.helpers.shuffle(keysOf(at)).slice(0, CONTENTS),
  );
  if (contents.length === 0) throw new NotTestable('no study is stored');
  const first = await server.create(studies.one());
  const askings = await heededAskings(context, idOf(first) ?? '');
  if (askings.length === 0) throw new NotTestable('the study that was created cannot be read');
  const world: World = { context, chance, ...kind, contents, askings, lives: [] };
  const decks = decksOf(world);
  for (let done = 0; done < TURNS; done += 1) {
    await turn(world, decks);
    await question(world, decks);
  }
  if (world.lives.every(({ versions }) => versions.length === 0)) {
    throw new NotApplicable('no study could be stored in any of these ways');
  }
  await judgePast(world);
}

/** Studies that chance leads through creations, updates, deletions and revivals, held against what was done to them. */
export const livedChecks: Check[] = [...byChance, ...everyContentChecks];
