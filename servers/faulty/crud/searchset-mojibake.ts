import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'searchset-mojibake',
  chapter: 'crud',
  breaks: 'In search results text beyond ASCII is UTF-8 read as Latin-1.',
  requirements: ['format-utf8'],
  response: (response, request) => {
    const set = searchsetOf(request, response);
    const read = (text: string) => Buffer.from(text).toString('latin1');
    return set && { ...response, body: withStrings(set, read) };
  },
});
