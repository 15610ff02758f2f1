import { referenceParameters, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'bare-id-finds-contained',
  chapter: 'search',
  breaks: 'A bare id also finds studies that refer to what they contain under that local id.',
  requirements: ['search-reference-forms'],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(({ name }) => referenceParameters.includes(name));
    if (!asked || !/^[\w.-]+$/.test(asked.value)) return undefined;
    const right = (await ask(criteria)).map(({ id }) => id);
    const others = await ask(criteria.filter((one) => one !== asked));
    return others.filter(
      (study) =>
        right.includes(study.id) || referencesIn(study, asked.name).includes(`#${asked.value}`),
    );
  }),
});
