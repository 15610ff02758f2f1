import { stringifyJson } from '../../../json.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'json-indented',
  chapter: 'validation',
  breaks: 'Answers have white space and escapes where they need none.',
  requirements: ['format-json-mime-type'],
  allowedBy: 'json.html#json',
  response: (response) => {
    if (typeof response.body !== 'object' || response.body === null) return undefined;
    const text = stringifyJson(response.body).replaceAll('"entry":', '"\\u0065ntry" :\n\t');
    return { ...response, body: `${text}\n` };
  },
});
