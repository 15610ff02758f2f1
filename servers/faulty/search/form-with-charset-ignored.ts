import type { ServerRequest } from '../../http.ts';
import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'form-with-charset-ignored',
  chapter: 'search',
  breaks: 'A form whose Content-Type names a charset is not read.',
  requirements: ['search-post-supported'],
  request: (request: ServerRequest) => {
    const type = request.headers['content-type'] ?? '';
    const isForm = /^application\/x-www-form-urlencoded *;/.test(type);
    return isStudySearch(request) && isForm ? { ...request, body: '' } : undefined;
  },
});
