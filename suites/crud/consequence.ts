import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Way } from './ways.ts';
import type { Kind, Written } from './written.ts';

/** What follows from a write, in whichever way it is done. */
export interface Consequence {
  name: string;
  rule: string;
  kinds: readonly Kind[];
  requirements: readonly string[];
  interactions?: readonly string[];
  parameters?: readonly string[];
  judge(context: CheckContext, kind: Kind, way: Way): Promise<void>;
}

/** Writes after which the study is there. */
export const stored = ['created', 'updated', 'revived'] as const;

/** With which each kind of write may be answered. */
export const statuses: Record<Kind, readonly number[]> = {
  created: [201],
  updated: [200],
  revived: [201],
  deleted: [200, 202, 204],
};

/** @throws {NotTestable} if the study that was written is not there */
export async function now({ server }: CheckContext, { id }: Written): Promise<Answer> {
  const read = await server.read('ImagingStudy', id);
  if (read.resource?.resourceType === 'ImagingStudy') return read;
  throw new NotTestable(`the study that was written is answered ${read.status}`);
}

/** @throws {NotApplicable} if the server gives no version ids */
export function versionOf({ resource }: Answer): string {
  const versionId = resource?.meta?.versionId;
  if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
  return versionId;
}
