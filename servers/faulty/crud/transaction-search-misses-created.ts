import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

interface Searchset {
  type?: string;
  total?: number;
  entry?: { resource?: { id?: string } }[];
}

export default defineFault({
  id: 'transaction-search-misses-created',
  chapter: 'crud',
  breaks: 'A search in a transaction does not find what the transaction creates.',
  requirements: ['bundle-transaction-order-independent'],
  response: toldEntries('transaction', (entries) => {
    const made = entries
      .filter(({ response }) => response?.status?.startsWith('201'))
      .map(({ response }) =>
        response?.location
          ?.replace(/\/_history.*$/, '')
          .split('/')
          .at(-1),
      );
    return entries.map((one) => {
      const { entry, total, ...set } = (one.resource ?? {}) as Searchset;
      const left = entry?.filter(({ resource }) => !made.includes(resource?.id));
      if (set.type !== 'searchset' || !entry || !left || left.length === entry.length) return one;
      const lost = entry.length - left.length;
      const told = {
        ...set,
        ...(total === undefined ? {} : { total: total - lost }),
        ...(left.length > 0 ? { entry: left } : {}),
      };
      return { ...one, resource: told as never };
    });
  }),
});
