import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { withoutLinks } from '../search-pages.ts';
import type { Searchset, SentParameter } from '../search-request.ts';

const isLarge = ({ name, value }: SentParameter) => name === '_count' && Number(value) > 500;

const cut = searchedWith((parameters) =>
  parameters.some(isLarge)
    ? parameters.map((one) => (isLarge(one) ? { name: '_count', value: '10' } : one))
    : undefined,
);

export default defineFault({
  id: 'large-count-cut-without-next',
  chapter: 'search',
  breaks: 'Where _count asks for more than 500 a page has 10, and no link leads on.',
  requirements: ['search-paging-next'],
  response: async (response, request, context) => {
    const page = await cut(response, request, context);
    return page && { ...page, body: withoutLinks(page.body as Searchset, ['next']) };
  },
});
