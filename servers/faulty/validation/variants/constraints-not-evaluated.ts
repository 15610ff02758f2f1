import type { Resource } from '../../../../spec/index.ts';
import { accepting, asSent, isEmpty, issuesOf, somewhere, standInFor } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

/** What JSON forbids is left out of what is given back: here, with all that the client sent besides. */
export default defineFault({
  id: 'constraints-not-evaluated',
  chapter: 'validation',
  breaks:
    'Whatever is JSON of a study is accepted; what is wrong with its values stays, what R4’s JSON does not have is dropped.',
  requirements: ['validation-systems-check-constraints'],
  allowedBy: 'conformance-rules.html#constraints',
  response: (response, request, context) => {
    const isMended = (study: Resource) =>
      issuesOf(response).some(({ code }) => code === 'structure') || somewhere(study, isEmpty);
    const accepted = accepting(
      () => true,
      (study, standIn) =>
        isMended(study) ? { ...standInFor(study), ...standIn } : asSent(study, standIn),
    );
    return accepted(response, request, context);
  },
});
