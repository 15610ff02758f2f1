import { referenceParameters, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'absolute-not-by-id',
  chapter: 'search',
  breaks: 'A bare id does not find a reference that is stored as an absolute URL of this server.',
  requirements: ['search-reference-forms'],
  response: matching(async (criteria, ask) => {
    const bare = criteria.filter(
      ({ name, value }) => referenceParameters.includes(name) && /^[\w.-]+$/.test(value),
    );
    if (bare.length === 0) return undefined;
    const isByAnother = (reference: string, value: string) =>
      !/^https?:/.test(reference) && reference.split('/').includes(value);
    return (await ask(criteria)).filter((study) =>
      bare.every(({ name, value }) =>
        referencesIn(study, name).some((reference) => isByAnother(reference, value)),
      ),
    );
  }),
});
