import type { Resource } from '../../../spec/index.ts';
import { foundBy } from '../bundle-fault.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { alsoHad } from '../has-of-kept.ts';
import { parametersOf } from '../search-request.ts';

const byStudy = /^_has:ImagingStudy:([a-z]+):(.+)$/;

export default defineFault({
  id: 'has-through-contained',
  chapter: 'search',
  breaks: '_has takes the local id of what a study contains for that of a resource of the server.',
  requirements: ['search-has', 'search-reference-forms'],
  response: async (response, request, context) => {
    const reverse = parametersOf(request).find(({ name }) => byStudy.test(name));
    const [, code = '', criterion = ''] = byStudy.exec(reverse?.name ?? '') ?? [];
    if (!reverse) return undefined;
    const query = new URLSearchParams([[criterion, reverse.value]]);
    const studies = await foundBy(context, `/ImagingStudy?${query}`);
    const named = studies.flatMap((study) => referencesIn(study, code));
    const isNamed = ({ id }: Resource) => named.includes(`#${id}`);
    return alsoHad(reverse, isNamed, response, request, context);
  },
});
