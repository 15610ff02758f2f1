import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'narrative-as-html',
  chapter: 'crud',
  breaks: 'The narrative is told as HTML: elements without content are not closed.',
  requirements: ['validation-narrative-rules', 'format-json-narrative-div'],
  response: told((study) => {
    const { text } = study as { text?: { div?: string } };
    return text?.div
      ? {
          ...study,
          text: { ...text, div: text.div.replace(/<(br|hr|img)\b([^>]*?)\s*\/>/g, '<$1$2>') },
        }
      : undefined;
  }),
});
