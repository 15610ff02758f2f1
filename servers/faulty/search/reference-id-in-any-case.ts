import { referencesIn } from '../companions.ts';
import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'reference-id-in-any-case',
  chapter: 'search',
  breaks: 'A search by Type/id does not mind the case of letters in the id.',
  requirements: ['search-reference-forms'],
  response: matching(async (criteria, ask) => {
    const own = criteria.find(({ value }) => /^[A-Z][A-Za-z]+\/[^/]+$/.test(value));
    if (!own) return undefined;
    const right = await ask(criteria);
    const wanted = alternatives(own).map((value) => value.toLowerCase());
    const others = await ask(criteria.filter((one) => one !== own));
    return others.filter(
      (study) =>
        right.some(({ id }) => id === study.id) ||
        referencesIn(study, own.name).some((one) => wanted.includes(one.toLowerCase())),
    );
  }),
});
