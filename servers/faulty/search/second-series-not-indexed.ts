import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

interface Series {
  modality?: { code?: string };
}

export default defineFault({
  id: 'second-series-not-indexed',
  chapter: 'search',
  breaks: 'modality looks at the first series of a study only.',
  requirements: ['search-param-modality'],
  response: matching((criteria, ask) => {
    const codes = criteria
      .filter(({ name }) => name === 'modality')
      .map(({ value }) => value.split(',').map((token) => token.split('|').at(-1)));
    if (codes.length === 0 || codes.flat().includes('')) return undefined;
    return ask(criteria).then((studies) =>
      studies.filter(({ series }) => {
        const [first] = (series ?? []) as Series[];
        return codes.every((anyOf) => anyOf.includes(first?.modality?.code));
      }),
    );
  }),
});
