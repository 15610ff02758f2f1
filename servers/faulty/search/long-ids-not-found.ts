import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const cut = (id: string) => (id.length === 64 ? id.slice(0, 63) : id);

export default defineFault({
  id: 'long-ids-not-found',
  chapter: 'search',
  breaks: '_id does not find ids of the full 64 characters.',
  requirements: ['search-id-always-supported'],
  response: takenFor(({ name, value }) => {
    const shorter = value.split(',').map(cut).join(',');
    return name === '_id' && shorter !== value ? { name, value: shorter } : undefined;
  }),
});
