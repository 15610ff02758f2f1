import { defineFault } from '../define.ts';
import { onPages, withoutLinks } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'id-list-page-two-of-one',
  chapter: 'search',
  breaks: 'The second page of a search for a list of ids has one match, and is the last.',
  requirements: ['search-paging-next'],
  seenIn: 'https://github.com/samply/blaze/issues/2953',
  response: onPages((page, { number, first }) => {
    const isList = parametersOf(first).some(
      ({ name, value }) => name === '_id' && value.includes(','),
    );
    if (!isList || number === 1) return undefined;
    return {
      ...withoutLinks(page, ['next']),
      ...(page.entry ? { entry: page.entry.slice(0, 1) } : {}),
    };
  }),
});
