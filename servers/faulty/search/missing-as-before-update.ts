import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'missing-as-before-update',
  chapter: 'search',
  breaks: 'encounter:missing and started:missing see a study as it was before its last update.',
  requirements: ['search-missing', 'search-returned-resources-match'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    const asked = criteria.find(({ name }) => /^(?:encounter|started):missing$/.test(name));
    if (!asked) return undefined;
    const [element = ''] = asked.name.split(':');
    const studies = await ask(criteria.filter((one) => one !== asked));
    return studies.filter((study) => {
      const indexed = formerOf(context, `ImagingStudy/${study.id}`) ?? study;
      return (elementsAt(indexed, element).length === 0) === (asked.value === 'true');
    });
  }),
});
