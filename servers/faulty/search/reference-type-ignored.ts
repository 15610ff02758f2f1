import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

const types = ['Practitioner', 'PractitionerRole', 'Organization', 'CareTeam', 'Device'];

export default defineFault({
  id: 'reference-type-ignored',
  chapter: 'search',
  breaks: 'performer compares ids alone: Device/1 finds Practitioner/1.',
  requirements: ['search-reference-forms'],
  response: indexedAs('performer', (study) => {
    const actors = elementsAt(study, 'series.performer.actor') as { reference?: string }[];
    const id = ({ reference = '' }) => reference.split('/')[1];
    const twins = actors.flatMap((actor) =>
      types.map((type) => ({ reference: `${type}/${id(actor)}` })),
    );
    return { ...study, series: [{ performer: twins.map((actor) => ({ actor })) }] };
  }),
});
