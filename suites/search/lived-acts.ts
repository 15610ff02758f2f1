import { claimed, claimsOfSystem, declares } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Carrier } from '../crud/mixed/delivery.ts';
import type { Kind } from '../crud/written.ts';

/** A way in which a study is written. */
export interface Act {
  kind: Kind;
  by: 'nothing' | 'id' | 'if-none-exist' | 'criteria';
  carrier: Carrier;
}

/** The ways that a server claims. */
export function actsOf({ session }: CheckContext, kind: Kind): Act[] {
  const searches = { needs: { interactions: ['search-type'], parameters: ['identifier'] } };
  const has = (element: string) =>
    claimed(searches, session) === true &&
    [true, 'single', 'multiple'].includes(declares(session, element) as never);
  const byCriteria = has(kind === 'deleted' ? 'conditionalDelete' : 'conditionalUpdate');
  const ways: Record<Kind, Act['by'][]> = {
    created: [
      'nothing',
      ...(declares(session, 'updateCreate') === true ? (['id'] as const) : []),
      ...(has('conditionalCreate') ? (['if-none-exist'] as const) : []),
      ...(byCriteria ? (['criteria'] as const) : []),
    ],
    updated: ['id', ...(byCriteria ? (['criteria'] as const) : [])],
    deleted: ['id', ...(byCriteria ? (['criteria'] as const) : [])],
    revived: ['id'],
  };
  const bundles = (['batch', 'transaction'] as const).filter((one) => claimsOfSystem(session, one));
  return (['alone', ...bundles] as const).flatMap((carrier) =>
    ways[kind].map((by) => ({ kind, by, carrier })),
  );
}

const byWords = {
  nothing: '',
  id: '',
  'if-none-exist': ' under If-None-Exist',
  criteria: ' by criteria',
};

/** The act as the story of a study tells it. */
export const inWords = ({ kind, by, carrier }: Act, what: string) =>
  [
    kind,
    kind === 'created' && by === 'id' ? ' by an update' : byWords[by],
    carrier === 'alone' ? '' : ` in a ${carrier}`,
    what === '' ? '' : ` (${what})`,
  ].join('');
