import { defineFault } from '../define.ts';
import { joinedAsSeen } from '../joined-as-seen.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'chain-to-first-reason-alone',
  chapter: 'search',
  breaks: 'A chain from an Observation to the reason of a study looks at the first reason.',
  requirements: ['search-chain', 'search-param-reason'],
  response: joinedAsSeen({
    name: 'derived-from:ImagingStudy.reason',
    code: 'reason',
    seen: (study) => withList(study, 'reasonCode', (reasons) => reasons.slice(0, 1)),
    isJoined: ({ derivedFrom }, { id }) =>
      ((derivedFrom ?? []) as { reference?: string }[]).some(
        ({ reference }) => reference === `ImagingStudy/${id}`,
      ),
  }),
});
