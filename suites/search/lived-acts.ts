import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Carrier } from '../crud/mixed/delivery.ts';
import type { By } from '../crud/mixed/step.ts';
import { waysOf } from '../crud/mixed/tales.ts';
import type { Kind } from '../crud/written.ts';

/** A way in which a study is written. */
export interface Act {
  kind: Kind;
  by: By;
  carrier: Carrier;
}

/** The ways that a server claims. */
export function actsOf(context: CheckContext, kind: Kind): Act[] {
  const bundles = (['batch', 'transaction'] as const).filter((one) =>
    claimsOfSystem(context.session, one),
  );
  return (['alone', ...bundles] as const).flatMap((carrier) =>
    waysOf(context, kind).map((by) => ({ kind, by, carrier })),
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
