import { defineFault } from '../define.ts';
import { deletedIn } from '../deleted-resources.ts';
import { keepingFormer } from '../former.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'revived-without-date',
  chapter: 'search',
  breaks: 'A study that was deleted and stored again is not found by started.',
  requirements: ['search-returned-resources-match', 'search-param-started'],
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    if (!criteria.some(({ name }) => name === 'started')) return undefined;
    const revived = deletedIn(context).map(([, { id }]) => id);
    return (await ask(criteria)).filter(({ id }) => !revived.includes(id));
  }),
});
