import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'encounter-ignored-with-patient',
  chapter: 'search',
  breaks: 'encounter is ignored when patient is searched for as well.',
  requirements: ['search-param-encounter', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const has = (wanted: string) => parameters.some(({ name }) => name === wanted);
    return has('patient') && has('encounter')
      ? parameters.filter(({ name }) => name !== 'encounter')
      : undefined;
  }),
});
