import { pathsOf } from './companions.ts';
import { formerOf, keepingFormer } from './former.ts';
import { matching } from './search-fault.ts';
import { elementsAt } from './study-elements.ts';

/** The hooks of a server whose :missing, for some parameters, sees a study as it was before its last update. */
export const missingAsBefore = (...parameters: string[]) => ({
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    const asked = criteria.find(({ name }) =>
      parameters.some((parameter) => name === `${parameter}:missing`),
    );
    if (!asked) return undefined;
    const paths = pathsOf(asked.name.split(':')[0] ?? '');
    const studies = await ask(criteria.filter((one) => one !== asked));
    return studies.filter((study) => {
      const indexed = formerOf(context, `ImagingStudy/${study.id}`) ?? study;
      const isMissing = paths.every((path) => elementsAt(indexed, path).length === 0);
      return isMissing === (asked.value === 'true');
    });
  }),
});
