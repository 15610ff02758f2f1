import { type Check, NotTestable } from '../../../fixtures/check.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { random } from '../../../generators/random.ts';
import { roundTripCases } from '../../../generators/round-trip.ts';
import { check } from '../../check.ts';
import { type Carrier, carriers, mustDeclareCarrier } from '../mixed/delivery.ts';
import { waysOf } from '../mixed/tales.ts';
import type { Kind } from '../written.ts';
import { type Content, storedContents } from './contents.ts';
import { born, isThere, type Life } from './life.ts';
import { carriedOut, type Move } from './moves.ts';
import { plainStep } from './world.ts';

const keys = roundTripCases(0).map(({ key }) => key);

/** Writes in one Bundle: servers may limit them. */
const TOGETHER = 12;

/** Every content there is, in every way to write it that comes alone, in a batch, or in a transaction. */
export const everyContentChecks: Check[] = carriers.map(({ carrier, suffix, words }) =>
  check(
    `crud/lived/every-content${suffix}`,
    {
      rule: `Whatever a study holds, and a create by itself keeps, is kept ${words} as well, when it is created and when it is updated.`,
      requirements: [
        'rest-update-200',
        'rest-create-201',
        'rest-create-roundtrip',
        'format-decimal-precision',
        'format-utf8',
        'format-json-array-order',
        'format-json-null-alignment',
        'format-json-primitive-extension',
        'validation-datetime-precision-kept',
        'rest-etag-equals-versionid',
        'bundle-response-type-order',
        'bundle-transaction-other-references-untouched',
      ],
      isWide: true,
      needs: { interactions: ['create', 'read', 'update'] },
    },
    (context) => judgeContents(context, carrier),
  ),
);

/** So many studies are written alone: as many as a slow server has time for. */
const ALONE = 25;

async function judgeContents(context: CheckContext, carrier: Carrier): Promise<void> {
  mustDeclareCarrier(context, carrier);
  const contents = await storedContents(context, keys);
  if (contents.length === 0) throw new NotTestable('no study is stored');
  const each = carrier === 'alone' ? Math.ceil(contents.length / ALONE) : 1;
  const written = contents.filter((_, at) => at % each === 0);
  const lives = written.map((_, at) => born(context, at, 1, `e${carrier.slice(0, 1)}`));
  const next = (at: number) => contents[(at * each + 1) % contents.length] as Content;
  await done(
    context,
    carrier,
    'created',
    lives.map((life, at) => [life, written[at] as Content]),
  );
  await done(
    context,
    carrier,
    'updated',
    lives.flatMap((life, at) => (isThere(life) && !life.isOver ? [[life, next(at)]] : [])),
  );
}

async function done(
  context: CheckContext,
  carrier: Carrier,
  kind: Kind,
  all: readonly (readonly [Life, Content])[],
): Promise<void> {
  const ways = waysOf(context, kind);
  const moves = all.map(([life, content], at): Move => {
    const by = ways[at % ways.length] ?? 'id';
    return { life, content, step: { ...plainStep, kind, by, carrier } };
  });
  const size = carrier === 'alone' ? 1 : TOGETHER;
  const chance = random(context.session.seed, `crud/lived/every-content/${kind}/${carrier}`);
  const order = <T>(some: readonly T[]) => chance.helpers.shuffle([...some]);
  for (let at = 0; at < moves.length; at += size) {
    await carriedOut(context, carrier, moves.slice(at, at + size), [], order, {});
  }
}
