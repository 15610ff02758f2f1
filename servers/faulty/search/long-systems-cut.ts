import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { tokensOf } from '../study-tokens.ts';

const LONGEST = 150;

export default defineFault({
  id: 'long-systems-cut',
  chapter: 'search',
  breaks: 'Systems of more than 150 characters are cut before tokens are compared.',
  requirements: ['search-token-system-and-code', 'search-param-identifier'],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(
      ({ name, value }) => tokensOf(name) && value.indexOf('|') > LONGEST,
    );
    if (!asked || asked.value.includes(',')) return undefined;
    const [wanted = '', code] = asked.value.split('|');
    const others = await ask(criteria.filter((one) => one !== asked));
    return others.filter((study) =>
      tokensOf(asked.name)?.(study).some(
        (token) => token.code === code && token.system?.startsWith(wanted.slice(0, LONGEST)),
      ),
    );
  }),
});
