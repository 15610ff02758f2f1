import { stringifyJson } from '../../json.ts';
import { defineFault } from '../define.ts';
import { everyObject } from '../stored-otherwise.ts';

const escaped = (text: string) =>
  text
    .replace(/[^\n\r -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');

export default defineFault({
  id: 'json-escaped',
  chapter: 'crud',
  breaks:
    'JSON is told with escapes, with a line break after it and with members in another order.',
  requirements: ['format-json-resourcetype-any-position'],
  allowedBy: 'json.html#json',
  response: (response) => {
    if (typeof response.body !== 'object' || response.body === null) return undefined;
    const body = everyObject(response.body, (object) =>
      Object.fromEntries(Object.entries(object).reverse()),
    );
    return { ...response, body: `${escaped(stringifyJson(body))}\r\n` };
  },
});
