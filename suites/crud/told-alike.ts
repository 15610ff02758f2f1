import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { type Difference, differences } from '../../fixtures/difference.ts';
import { idOf } from '../../fixtures/studies.ts';
import { isSubsetted } from '../../fixtures/subsetted.ts';
import { check } from '../check.ts';
import { isOtherZone, keptBy } from './kept-rules.ts';
import { isSameDecimal } from './precision.ts';
import { roundTripText } from './round-trip-text.ts';
import { studyIn, toldElsewhere } from './told-elsewhere.ts';

/** What a server may keep, or not; what it keeps is the same wherever it is told. */
const kept: Record<string, string> = {
  'all-elements': 'every element',
  'array-order': 'the order of lists',
  'equal-items': 'items that are equal',
  'nested-extensions': 'extensions of extensions',
  'extension-values': 'extensions of every type of value',
  'falsy-values': 'values that programs take for nothing',
  'primitive-extensions': 'extensions of primitive values',
  'contained-list-gaps': 'gaps in what it contains',
  'line-breaks': 'line breaks',
};

/** The same said otherwise, or an addition. */
const isHarmless = (one: Difference) =>
  one.kind === 'added' || isOtherZone(one) || isSameDecimal(one.sent, one.received);

/** A version has one content (http.html#vread, #history; search.html#Introduction). */
export const toldAlikeChecks: Check[] = Object.entries(kept).map(([key, aspect]) =>
  check(
    `crud/read/${key}-alike`,
    {
      rule: `What a server keeps of a study it tells in the version, the history, a search and a batch as well: ${aspect}.`,
      requirements: [
        'rest-vread-returns-that-content',
        'history-post-put-have-resource',
        ...keptBy(key).requirements,
      ],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { server, judge } = context;
      const { study, text } = roundTripText(context, key);
      const created = await server.create(study, { text });
      const id = idOf(created);
      const alone = id === undefined ? undefined : studyIn(await server.read('ImagingStudy', id));
      if (!id || !alone) throw new NotApplicable(`the study is refused: ${created.status}`);
      let judged = 0;
      for (const other of await toldElsewhere(context, id, alone.meta?.versionId)) {
        const told = studyIn(other);
        if (!told || isSubsetted(told)) continue;
        judged += 1;
        const found = differences(alone, told, new Set(['id', 'meta', 'text']));
        const [first, ...more] = found.filter((one) => !isHarmless(one));
        judge(other).that(first === undefined, {
          code: 'content-changed',
          message: `${first?.path} is ${first?.received} here, and ${first?.sent} where the study is read by itself; ${more.length} more differences`,
          expected: first?.sent ?? '',
          actual: first?.received ?? '',
        });
      }
      if (judged === 0) throw new NotApplicable('the study is told nowhere else');
    },
  ),
);
