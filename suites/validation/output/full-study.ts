import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { judgeOutput } from '../../../fixtures/judge-output.ts';
import { stringifyLossless } from '../../../fixtures/lossless.ts';
import { idOf } from '../../../fixtures/studies.ts';
import { check } from '../../check.ts';
import { roundTripText } from '../../crud/round-trip-text.ts';
import { studyIn, toldElsewhere } from '../../crud/told-elsewhere.ts';
import { ofStudies } from './study.ts';

/** A study with all there is, in other words where the case says so. */
interface FullStudy {
  id: string;
  aspect: string;
  requirements: readonly [string, ...string[]];
  /** The case of generators/round-trip.ts. */
  key: string;
  /** Changes its text as it is sent. */
  change?(text: string): string;
}

const EXTENSION = 'http://a.example/StructureDefinition/part';

/** An extension whose value refers to what the study contains, and nothing else does. */
const referring = `{"url":"${EXTENSION}","valueReference":{"reference":"#lightbox"}}`;
const contained = '{"resourceType":"Practitioner","id":"lightbox","active":true}';

const studies: readonly FullStudy[] = [
  {
    id: 'every-element',
    aspect: 'with every element, and a narrative with characters beyond ASCII',
    requirements: ['validation-narrative-no-entities'],
    key: 'all-elements',
  },
  {
    id: 'offsets',
    aspect: 'with an offset in each of its times',
    requirements: ['validation-datetime-format'],
    key: 'all-elements',
    change: (text) =>
      text.replaceAll(/(T\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|[+-]\d\d:\d\d)"/g, '$1-05:00"'),
  },
  {
    id: 'contained-for-extension',
    aspect: 'with a contained resource to which an extension alone refers',
    requirements: ['validation-dom-contained-rules'],
    key: 'nested-extensions',
    change: (text) =>
      text
        .replace('"extension":[', `"extension":[${referring},`)
        .replace(/\{/, `{"contained":[${contained}],`),
  },
];

/** A study is valid wherever it is told, whatever it has (conformance-rules.html#baseconf). */
export const fullStudyOutputChecks: Check[] = studies.map((one) =>
  check(
    `validation/output/${one.id}`,
    {
      rule: `A study ${one.aspect} is valid where it is read, as a version, in a history, a search and a batch.`,
      requirements: [...one.requirements, ...ofStudies],
      needs: { interactions: ['create', 'read'] },
    },
    async (context: CheckContext) => {
      const { server } = context;
      const { study, text: plain } = roundTripText(context, one.key);
      const text = one.change?.(plain) ?? plain;
      const created = await server.create(study, { text });
      const id = idOf(created);
      const read = id === undefined ? undefined : await server.read('ImagingStudy', id);
      if (!id || read?.resource === undefined) {
        throw new NotApplicable(`such a study is refused: ${created.status}`);
      }
      judgeOutput(context, read);
      for (const other of await toldElsewhere(context, id, read.resource.meta?.versionId)) {
        // The Bundle around it has checks of its own.
        const resource = studyIn(other);
        if (resource)
          judgeOutput(context, { ...other, resource, text: stringifyLossless(resource) });
      }
    },
  ),
);
