import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const PREFIX = /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)(?=\d{4})/;

export default defineFault({
  id: 'chain-prefix-of-first',
  chapter: 'search',
  breaks: 'Of several dates at the end of a chain each has the prefix of the first.',
  requirements: ['search-chain', 'search-or-comma'],
  seenIn: 'https://github.com/FirelyTeam/spark/issues/552',
  response: takenFor(({ name, value }) => {
    const [prefix] = PREFIX.exec(value) ?? [];
    const values = value.split(',');
    if (!name.includes('.') || prefix === undefined || values.length < 2) return undefined;
    return { name, value: values.map((one) => `${prefix}${one.replace(PREFIX, '')}`).join(',') };
  }),
});
