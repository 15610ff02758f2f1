import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const references =
  /^(?:patient|subject|encounter|basedon|endpoint|interpreter|performer|referrer)$/;

const formOf = (value: string) =>
  /^https?:/.test(value) ? 'url' : value.includes('/') ? 'type and id' : 'id';

export default defineFault({
  id: 'or-of-reference-forms-first',
  chapter: 'search',
  breaks: 'Of references with commas between them those in another form than the first are lost.',
  requirements: ['search-or-comma', 'search-reference-forms'],
  response: takenFor(({ name, value }) => {
    if (!references.test(name)) return undefined;
    const all = value.split(',');
    const alike = all.filter((one) => formOf(one) === formOf(all[0] ?? ''));
    return alike.length < all.length ? { name, value: alike.join(',') } : undefined;
  }),
});
