import { listOf, told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'single-item-without-array',
  chapter: 'crud',
  breaks: 'A list of one note is given back as an object.',
  requirements: ['format-json-repeating-as-array'],
  response: told(({ note, ...study }) => {
    const notes = listOf(note);
    return notes.length === 2
      ? { ...study, note: notes.slice(0, 2), interpreter: study.interpreter }
      : undefined;
  }),
});
