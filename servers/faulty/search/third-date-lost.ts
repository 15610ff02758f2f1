import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const isLower = ({ value }: { value: string }) => /^(?:gt|ge|sa)/.test(value);
const isUpper = ({ value }: { value: string }) => /^(?:lt|le|eb)/.test(value);

export default defineFault({
  id: 'third-date-lost',
  chapter: 'search',
  breaks: 'Between a lower and an upper bound of started a third criterion by it has no effect.',
  requirements: ['search-and-repeat', 'search-date-range-and'],
  response: searchedWith((parameters) => {
    const dates = parameters.filter(({ name }) => name === 'started');
    const [lower, upper] = [dates.find(isLower), dates.find(isUpper)];
    if (!lower || !upper || dates.length < 3) return undefined;
    return parameters.filter((one) => !dates.includes(one) || one === lower || one === upper);
  }),
});
