import type { Resource } from '../../../../spec/index.ts';
import { accepting, asSent } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

const containedIn = ({ contained }: Resource): Resource[] =>
  Array.isArray(contained) ? (contained as Resource[]) : [];

const isVersioned = ({ meta }: Resource) =>
  meta?.versionId !== undefined || meta?.lastUpdated !== undefined || meta?.security !== undefined;

export default defineFault({
  id: 'contained-meta-emptied',
  chapter: 'validation',
  breaks:
    'The version of a contained resource is dropped, and the meta that it was in is given back as an empty object.',
  requirements: ['format-json-output-no-empties', 'validation-dom-contained-rules'],
  seenIn: 'docs/findings/hapi.md#invalid-output',
  response: accepting(
    (study) => containedIn(study).some(isVersioned),
    (study, standIn) => {
      const contained = containedIn(study).map((one) =>
        isVersioned(one) ? { ...one, meta: {} } : one,
      );
      return asSent({ ...study, contained } as Resource, standIn);
    },
  ),
});
