import type { Fate } from '../../evidence/defect-fates.ts';
import type { Answer } from '../../fixtures/client.ts';
import { type Difference, differences } from '../../fixtures/difference.ts';
import { parseLossless } from '../../fixtures/lossless.ts';
import { repeatedNames } from '../../fixtures/repeated-names.ts';
import type { Defect } from '../../generators/defects/index.ts';
import { isAt } from './places.ts';

/** What an answer says of a write; what is accepted counts as kept until it was looked at. */
export function fateOf({ status }: Pick<Answer, 'status'>): Fate {
  if (status >= 400 && status < 500) return 'refused';
  return status >= 200 && status < 300 ? 'kept' : 'choked';
}

/** What a server may set itself wherever it is (http.html#create, resource.html#metadata). */
const OWN: ReadonlySet<string> = new Set(['id', 'meta.versionId', 'meta.lastUpdated', 'text']);

/** Whether what is wrong in a study that was sent is there when it is read. */
export function isKept({ rule, path }: Defect, sent: string, read: Answer): boolean {
  if (rule === 'duplicate-key') return repeatedNames(read.text).length > 0;
  const place = path.split('.').slice(1).join('.');
  try {
    const own = new Set([...OWN].filter((one) => one !== place && !place.startsWith(`${one}.`)));
    const found = differences(parseLossless(sent), parseLossless(read.text), own);
    const others = found.filter(
      ({ kind, path: at }) => !(kind === 'added' && at.startsWith('meta')),
    );
    return place === ''
      ? others.length === 0
      : !others.some((one) => one.path !== '' && isAt(one.path, place));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    // Nested too deeply to be compared item by item.
    if (error instanceof RangeError) return read.text.length * 2 > sent.length;
    throw error;
  }
}

/** What a server may change in a study without an update: nothing but the account it keeps of it. */
const KEPT_BOOKS: ReadonlySet<string> = new Set(['meta.versionId', 'meta.lastUpdated']);

/** How a study differs from what it was before; nothing is said of one that cannot be read at the moment. */
export function changesOf(before: Answer, after: Answer): Difference[] {
  if (after.status === 404 || after.status === 410) {
    return [{ path: '', kind: 'missing', sent: 'the study', received: `${after.status}` }];
  }
  if (after.status !== 200 || after.text === before.text) return [];
  try {
    return differences(parseLossless(before.text), parseLossless(after.text), KEPT_BOOKS);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return [{ path: '', kind: 'changed', sent: 'the study', received: 'other content' }];
  }
}
