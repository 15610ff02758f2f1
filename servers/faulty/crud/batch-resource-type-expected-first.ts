import { sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'batch-resource-type-expected-first',
  chapter: 'crud',
  breaks: 'A Bundle is refused in which a resource does not begin with its resourceType.',
  requirements: ['format-json-resourcetype-any-position'],
  response: (_, request) =>
    sentIn(request)?.some(({ resource }) => {
      const [first] = Object.keys(resource ?? {});
      return first !== undefined && first !== 'resourceType';
    })
      ? refusal(400, 'structure', 'A resource begins with its resourceType.')
      : undefined,
});
