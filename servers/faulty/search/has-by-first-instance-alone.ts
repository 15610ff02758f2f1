import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { joinedAsSeen } from '../joined-as-seen.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'has-by-first-instance-alone',
  chapter: 'search',
  breaks:
    '_has for encounters by the UID of an instance looks at the first instance of each series.',
  requirements: ['search-has', 'search-param-instance'],
  response: joinedAsSeen({
    name: '_has:ImagingStudy:encounter:instance',
    code: 'instance',
    seen: (study) => withList(study, 'series.instance', (instances) => instances.slice(0, 1)),
    isJoined: ({ resourceType, id }, study) =>
      referencesIn(study, 'encounter').includes(`${resourceType}/${id}`),
  }),
});
