import { asksFor, sentIn, toldEntries } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { isStudyRead, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-types-local-references',
  chapter: 'crud',
  breaks: 'A transaction puts a type before references to contained resources.',
  requirements: ['bundle-transaction-other-references-untouched'],
  response: (response, request, { memory }) => {
    const sent = sentIn(request, 'transaction');
    if (sent) {
      toldEntries('transaction', (entries) => {
        for (const [at, { response: told }] of entries.entries()) {
          const [study] = /\/ImagingStudy\/[^/]+/.exec(told?.location ?? '') ?? [];
          memory.set(study ?? asksFor(sent[at] ?? {}).url, true);
        }
        return entries;
      })(response, request);
      return undefined;
    }
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    if (!study || !memory.has(studyOf(request) ?? '')) return undefined;
    const body = withStrings(study, (text, name) =>
      name === 'reference' && /^#./.test(text) ? `Practitioner/${text}` : text,
    );
    return { ...response, body };
  },
});
