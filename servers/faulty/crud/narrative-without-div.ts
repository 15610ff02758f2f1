import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'narrative-without-div',
  chapter: 'crud',
  breaks: 'A narrative is given back without its div.',
  requirements: ['format-json-narrative-div'],
  response: told((study) => {
    const { div, ...text } = (study.text ?? {}) as { div?: string };
    if (!div) return;
    return { ...study, text: { ...text, div: div.replace(/^<div[^>]*>|<\/div>$/g, '') } };
  }),
});
