import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'group-modifier-as-any-type',
  chapter: 'search',
  breaks: 'subject:Group finds the studies of a Patient or Device with that id as well.',
  requirements: ['search-reference-type-modifier'],
  response: takenFor(({ name, value }) => {
    const subjects = ['Group', 'Patient', 'Device'].map((type) => `${type}/${value}`);
    return name === 'subject:Group' ? { name: 'subject', value: subjects.join(',') } : undefined;
  }),
});
