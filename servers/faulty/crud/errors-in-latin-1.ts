import { defineFault } from '../define.ts';

export default defineFault({
  id: 'errors-in-latin-1',
  chapter: 'crud',
  breaks: 'Errors are sent as ISO-8859-1.',
  requirements: ['format-utf8'],
  response: (response) => {
    const type = response.headers['content-type']?.split(';')[0];
    if (response.status < 400 || type === undefined) return undefined;
    const headers = { ...response.headers, 'content-type': `${type}; charset=ISO-8859-1` };
    return { ...response, headers };
  },
});
