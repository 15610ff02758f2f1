import { defineFault } from '../define.ts';
import { indexedByWrites, isSame, withElement } from '../writes-seen.ts';

export default defineFault({
  id: 'restored-reason-not-found',
  chapter: 'search',
  breaks: 'The reasons that a study had, had no longer and has again do not find it.',
  requirements: ['search-returned-resources-match', 'search-param-reason'],
  ...indexedByWrites('reason', (study, { before }, earlier) => {
    const { reasonCode } = study;
    const wasThere = earlier.some((one) => isSame(one.before?.reasonCode, reasonCode));
    const isBack = before && reasonCode && wasThere && !isSame(before.reasonCode, reasonCode);
    return isBack ? withElement(study, 'reasonCode', before) : study;
  }),
});
