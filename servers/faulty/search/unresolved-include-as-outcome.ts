import { accompanied, nameOf, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unresolved-include-as-outcome',
  chapter: 'search',
  breaks: 'For a reference to nothing an include adds an OperationOutcome with mode include.',
  requirements: ['search-outcome-entry-rules', 'search-include-missing-target'],
  response: accompanied(({ asked, matches, includes, others }) => {
    const there = includes.map(nameOf);
    const isLost = matches.some(({ resource }) =>
      referencesIn(resource, 'subject').some((one) => !there.includes(one)),
    );
    if (!isLost || !asked.some(({ value }) => value === 'ImagingStudy:subject')) return undefined;
    const issue = [{ severity: 'warning', code: 'not-found' }];
    const resource = { resourceType: 'OperationOutcome', issue };
    const fullUrl = 'urn:uuid:b2a0a4a9-1f0e-4d0c-9d1e-1c6a2f5f7a10';
    return [...matches, ...includes, { fullUrl, resource, search: { mode: 'include' } }, ...others];
  }),
});
