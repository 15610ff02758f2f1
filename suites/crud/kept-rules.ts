import type { Difference } from '../../fixtures/difference.ts';
import { type Kept, plain } from './kept.ts';
import { isSameDecimal } from './precision.ts';

/** Where the cases about text have the text in question. */
const isText = ({ path }: Difference) =>
  /^(?:description|note\[\d+\]\.text|reasonCode\[\d+\]\.text|series\[\d+\]\.description|(?:.+\.)?extension\[\d+\]\.value(?:String|Markdown))$/.test(
    path,
  );

/** A text with characters beyond ASCII that came back as others, and not only in another form of the same ones. */
const isDamaged = ({ kind, sent, received }: Difference) =>
  kind === 'changed' &&
  /[^ -~]/.test(sent) &&
  sent.normalize('NFKC') !== received.normalize('NFKC');

const isChangedDecimal = ({ path, kind }: Difference) =>
  kind === 'changed' &&
  /^(?:(?:.+\.)?extension\[\d+\](?:\.valueDecimal|\.valueQuantity\.value)|contained\[\d+\]\.property\[\d+\]\.valueQuantity\[\d+\]\.value)$/.test(
    path,
  );

/** The same instant, as precise, told in another time zone. */
export function isOtherZone({ kind, sent, received }: Difference): boolean {
  const zoned = /T\d\d:\d\d:\d\d(\.\d+)?(?:Z|[+-]\d\d:\d\d)"?$/;
  const [one, other] = [zoned.exec(sent), zoned.exec(received)];
  const instant = (text: string) => Date.parse(text.replaceAll('"', ''));
  return (
    kind === 'changed' &&
    one !== null &&
    other !== null &&
    one[1] === other[1] &&
    instant(sent) === instant(received)
  );
}

/** Which rule a case is about, where it is more than "return what was sent". */
const rules: [pattern: RegExp, kept: Kept][] = [
  [
    /^(?:decimals|numbers-everywhere)/,
    {
      requirements: ['format-decimal-precision', 'rest-create-roundtrip'],
      breaks: (one) => isChangedDecimal(one) && !isSameDecimal(one.sent, one.received),
      allows: (one) => isChangedDecimal(one) && isSameDecimal(one.sent, one.received),
    },
  ],
  [
    /^(?:unicode|texts-everywhere)/,
    {
      requirements: ['format-utf8', 'rest-create-roundtrip'],
      breaks: (one) => isText(one) && isDamaged(one),
    },
  ],
  [
    /^modifier-extension$/,
    {
      requirements: ['validation-unknown-modifier-extension', 'rest-create-roundtrip'],
      breaks: ({ path, kind }) => kind === 'missing' && /modifierExtension/.test(path),
    },
  ],
  [/^string-of-300$/, { requirements: ['rest-create-roundtrip', 'rest-identifiers-preserved'] }],
  [
    /^(?:nested-extensions|extension-values|falsy-values)$/,
    { requirements: ['rest-create-roundtrip', 'validation-unknown-extension-accepted'] },
  ],
  [/^contained$/, { requirements: ['rest-create-roundtrip', 'validation-dom-contained-rules'] }],
  [/^array-order$/, { requirements: ['rest-create-roundtrip', 'format-json-array-order'] }],
  [
    /^primitive-list-gaps$/,
    {
      requirements: ['format-json-null-alignment', 'rest-create-roundtrip'],
      // A server may drop a profile it does not know; the extensions then move with those it keeps.
      breaks: ({ path }, all) =>
        path.startsWith('meta._profile[') &&
        !all.some((one) => one.path.startsWith('meta.profile')),
    },
  ],
  [
    /^contained-list-gaps$/,
    {
      requirements: ['format-json-null-alignment', 'rest-create-roundtrip'],
      // A server that drops the extensions drops their places with them.
      breaks: ({ path, kind, sent }, all) =>
        (kind === 'missing' && sent === 'null' && /\._given\[\d+\]$/.test(path)) ||
        (/\.given\[\d+\]$/.test(path) && !all.some((one) => one.path.includes('._given'))),
    },
  ],
  [/^primitive/, { requirements: ['rest-create-roundtrip', 'format-json-primitive-extension'] }],
  [
    /^(?:date-time|times-everywhere)/,
    {
      requirements: ['validation-datetime-precision-kept', 'rest-create-roundtrip'],
      allows: isOtherZone,
    },
  ],
];

/** By which rules a study that is about something comes back: `decimals`, `unicode`, `date-time`, … */
export const keptBy = (key: string): Kept =>
  rules.find(([pattern]) => pattern.test(key))?.[1] ?? plain;
