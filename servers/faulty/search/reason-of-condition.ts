import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'reason-of-condition',
  chapter: 'search',
  breaks: 'reason also finds the codes of the conditions that a study refers to as its reason.',
  requirements: ['search-param-reason'],
  response: indexedAs('reason', async (study, { upstream }) => {
    const codes: unknown[] = [];
    for (const reference of elementsAt(study, 'reasonReference.reference')) {
      const { body } = await upstream({ method: 'GET', url: `/${reference}`, headers: {} });
      codes.push(...elementsAt(body ?? {}, 'code'));
    }
    return { ...study, reasonCode: [...elementsAt(study, 'reasonCode'), ...codes] };
  }),
});
