import type { Resource } from '../../../spec/index.ts';
import { foundBy } from '../bundle-fault.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { alsoHad } from '../has-of-kept.ts';
import { parametersOf } from '../search-request.ts';

interface Reference {
  reference?: string;
  identifier?: { system?: string; value?: string };
}

const byStudy = /^_has:ImagingStudy:(?:patient|subject):(.+)$/;

/** What a study names its subject by, if that is no literal reference. */
function logicalSubject({ subject }: Resource) {
  const { reference, identifier } = (subject ?? {}) as Reference;
  return reference === undefined && identifier ? [identifier] : [];
}

export default defineFault({
  id: 'has-of-logical-reference',
  chapter: 'search',
  breaks:
    '_has finds a patient whose identifier a study names as its subject, without a reference.',
  requirements: ['search-logical-reference-not-joined', 'search-has'],
  response: async (response, request, context) => {
    const reverse = parametersOf(request).find(({ name }) => byStudy.test(name));
    if (!reverse) return undefined;
    const criterion = { [reverse.name.replace(byStudy, '$1')]: reverse.value };
    const studies = await foundBy(context, `/ImagingStudy?${new URLSearchParams(criterion)}`);
    const named = studies.flatMap(logicalSubject);
    const isNamed = ({ identifier }: Resource) =>
      listOf(identifier).some(({ system, value }) =>
        named.some((one) => one.system === system && one.value === value),
      );
    return alsoHad(reverse, isNamed, response, request, context);
  },
});
