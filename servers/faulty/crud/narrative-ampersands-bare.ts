import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'narrative-ampersands-bare',
  chapter: 'crud',
  breaks: '&amp; in the narrative is told as a bare ampersand.',
  requirements: ['validation-narrative-rules', 'format-json-narrative-div'],
  response: told((study) => {
    const { text } = study as { text?: { div?: string } };
    return text?.div
      ? { ...study, text: { ...text, div: text.div.replaceAll('&amp;', '&') } }
      : undefined;
  }),
});
