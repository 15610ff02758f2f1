import { claimed } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { mapLimited } from '../../fixtures/parallel.ts';
import { answered } from './answered.ts';

const AT_ONCE = 4;

/**
 * Deletes studies that were judged, where the server claims to delete: that a search stumbles over an invalid study, or
 * one at the limits of R4, is no reason to turn the checks of search red. The sweep finds the rest.
 */
export async function discard(
  { server, session }: CheckContext,
  ids: Iterable<string>,
): Promise<void> {
  if (claimed({ needs: { interactions: ['delete'] } }, session) !== true) return;
  await mapLimited([...new Set(ids)], AT_ONCE, (id) =>
    answered(() => server.delete('ImagingStudy', id)),
  );
}
