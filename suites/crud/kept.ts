import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { type Difference, differences } from '../../fixtures/difference.ts';
import { parseLossless } from '../../fixtures/lossless.ts';

/** What the server sets itself, may set, or may add to (http.html#create, resource.html#metadata). */
const ignored = new Set([
  'id',
  'meta.versionId',
  'meta.lastUpdated',
  // Checks of their own: meta.ts.
  'meta.source',
  'meta.tag',
  'text',
]);

/** What is asked of a study that was stored: by which rules it comes back as it was sent. */
export interface Kept {
  requirements: readonly [string, ...string[]];
  /** Differences that break a SHALL; every other one is a warning. */
  breaks?(difference: Difference, all: readonly Difference[]): boolean;
  /** Differences that are none by R4: another spelling of the same. */
  allows?(difference: Difference): boolean;
}

/** R4's general rule, a SHOULD (http.html#create). */
export const plain: Kept = { requirements: ['rest-create-roundtrip'] };

/** The study that is read is the one that was sent, but for what the server sets itself. */
export function judgeKept({ judge }: CheckContext, sent: string, read: Answer, kept: Kept): void {
  const { breaks, allows } = kept;
  const chain = judge(read).status(200).resourceType('ImagingStudy');
  if (!chain.ok) return;
  const found = differences(parseLossless(sent), parseLossless(read.text), ignored).filter(
    (one) => !(one.kind === 'added' && one.path.startsWith('meta')) && !allows?.(one),
  );
  const broken = found.filter((one) => breaks?.(one, found) ?? false);
  const altered = found.filter((one) => !broken.includes(one));
  chain.that(broken.length === 0, finding('content-changed', broken));
  judge.should(read).that(altered.length === 0, finding('content-altered', altered));
}

function finding(code: string, found: Difference[]) {
  const shown = found
    .slice(0, 4)
    .map(({ path, kind, sent, received }) => `${path} ${kind}: ${cut(sent)} → ${cut(received)}`);
  return {
    code,
    message: `the study read back is not the one sent: ${shown.join('; ')}${found.length > 4 ? `; and ${found.length - 4} more` : ''}`,
    expected: 'the content as it was sent',
    actual: found
      .slice(0, 50)
      .map((one) => ({ ...one, sent: cut(one.sent), received: cut(one.received) })),
    ...(found[0] ? { expression: `ImagingStudy.${found[0].path}` } : {}),
  };
}

const cut = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
