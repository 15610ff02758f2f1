import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'profile-repeated-last-wins',
  chapter: 'search',
  breaks: 'Of several _profile only the last counts.',
  requirements: ['search-and-repeat', 'search-tag-profile-security'],
  response: searchedWith((parameters) => {
    const profiles = parameters.filter(({ name }) => name === '_profile');
    return profiles.length > 1
      ? parameters.filter((one) => !profiles.includes(one) || one === profiles.at(-1))
      : undefined;
  }),
});
