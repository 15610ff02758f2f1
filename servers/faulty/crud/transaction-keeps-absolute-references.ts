import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

const kept = (text: string) => text.replace('http://', 'http://kept.');
const told = (text: string) => text.replace('http://kept.', 'http://');

export default defineFault({
  id: 'transaction-keeps-absolute-references',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite references to what it creates under a fullUrl of http.',
  requirements: ['bundle-transaction-rewrites-references'],
  request: (request) =>
    (request.body as { type?: string } | undefined)?.type === 'transaction'
      ? {
          ...request,
          body: withStrings(request.body, (text, name) =>
            name === 'reference' ? kept(text) : text,
          ),
        }
      : undefined,
  response: (response) =>
    JSON.stringify(response.body ?? '').includes('http://kept.')
      ? { ...response, body: withStrings(response.body, told) }
      : undefined,
});
