import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';

interface Identifier {
  value?: string;
}

export default defineFault({
  id: 'one-system-for-each-value',
  chapter: 'search',
  breaks: 'A value that a study has in two systems is in the index with the first of them.',
  requirements: ['search-token-system-and-code', 'search-param-identifier'],
  response: indexedAs('identifier', (study) => {
    const all = (study.identifier ?? []) as Identifier[];
    const isFirst = (one: Identifier, at: number) =>
      all.findIndex(({ value }) => value === one.value) === at;
    return { ...study, identifier: all.filter(isFirst) };
  }),
});
