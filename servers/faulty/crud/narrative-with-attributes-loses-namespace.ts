import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'narrative-with-attributes-loses-namespace',
  chapter: 'crud',
  breaks: 'A narrative whose div has attributes beside its namespace loses the namespace.',
  requirements: ['format-json-narrative-div'],
  response: told((study) => {
    const { div, ...text } = (study.text ?? {}) as { div?: string };
    const [tag = ''] = /^<div [^>]+>/.exec(div ?? '') ?? [];
    const bare = tag.replace(/ xmlns="[^"]*"/, '');
    if (!div || bare === '<div>' || bare === tag) return undefined;
    return { ...study, text: { ...text, div: div.replace(tag, bare) } };
  }),
});
