import { resourceTypes } from '../../../spec/index.ts';
import { asksFor, sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'batch-refused-for-unknown-type',
  chapter: 'crud',
  breaks:
    'A batch with an entry for a type that FHIR does not have is refused as a whole with 400.',
  requirements: ['bundle-batch-always-200'],
  ...refusing(
    (request) => {
      const types = (sentIn(request, 'batch') ?? []).map(
        (entry) => /^\/([A-Z][A-Za-z]*)/.exec(asksFor(entry).url)?.[1],
      );
      return types.some((type) => type !== undefined && !resourceTypes().includes(type));
    },
    refusal(400, 'not-supported', 'There is no such type.'),
  ),
});
