import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import type { SentParameter } from '../search-request.ts';

const typed = /^(\w+:[a-z-]+):\w+$/;

const by = ({ name, value }: SentParameter) =>
  name === '_include' ? typed.exec(value)?.[1] : undefined;

export default defineFault({
  id: 'include-last-type-only',
  chapter: 'search',
  breaks: 'Of two includes by one parameter that name types the last alone counts.',
  requirements: ['search-include-target-type'],
  response: searchedWith((parameters) => {
    const kept = parameters.filter((one) => {
      const code = by(one);
      return code === undefined || parameters.findLast((other) => by(other) === code) === one;
    });
    return kept.length < parameters.length ? kept : undefined;
  }),
});
