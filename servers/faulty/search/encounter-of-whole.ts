import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'encounter-of-whole',
  chapter: 'search',
  breaks: 'encounter also finds the studies of an encounter that is part of the one asked for.',
  requirements: ['search-param-encounter'],
  response: indexedAs('encounter', async (study, { upstream }) => {
    const [encounter = ''] = elementsAt(study, 'encounter.reference') as string[];
    if (!/^Encounter.[^/]+$/.test(encounter)) return study;
    const { body } = await upstream({ method: 'GET', url: `/${encounter}`, headers: {} });
    return { ...study, encounter: [study.encounter, ...elementsAt(body ?? {}, 'partOf')] };
  }),
});
