import { defineFault } from '../define.ts';

export default defineFault({
  id: 'not-found-in-html',
  chapter: 'crud',
  breaks: '404, 405 and 415 are answered by the web server, in HTML.',
  requirements: ['rest-error-body-operationoutcome'],
  level: 'SHOULD',
  allowedBy: 'http.html#prefer',
  response: (response) =>
    [404, 405, 415].includes(response.status)
      ? {
          ...response,
          headers: { 'content-type': 'text/html' },
          body: '<html><body><h1>Not possible</h1></body></html>',
        }
      : undefined,
});
