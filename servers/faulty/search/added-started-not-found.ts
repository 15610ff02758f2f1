import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'added-started-not-found',
  chapter: 'search',
  breaks: 'The started that an update brings to a study without one does not find it.',
  requirements: ['search-returned-resources-match', 'search-param-started'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    if (!criteria.some(({ name, value }) => name === 'started' && value !== '')) return undefined;
    return (await ask(criteria)).filter(({ id }) => {
      const before = formerOf(context, `ImagingStudy/${id}`);
      return !before || before.started !== undefined;
    });
  }),
});
