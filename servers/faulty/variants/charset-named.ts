import { defineFault } from '../define.ts';

export default defineFault({
  id: 'charset-named',
  chapter: 'crud',
  breaks: 'Content types name their charset.',
  requirements: ['format-utf8'],
  allowedBy: 'http.html#mime-type',
  response: (response) => {
    const type = response.headers['content-type'];
    if (!type || type.includes('charset')) return;
    return {
      ...response,
      headers: { ...response.headers, 'content-type': `${type};charset=UTF-8` },
    };
  },
});
