import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'primitive-extensions-lost',
  chapter: 'crud',
  breaks: 'A read leaves out the extensions of primitive values.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: (response, request) => {
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    return study && { ...response, body: withoutSiblings(study) };
  },
});

function withoutSiblings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSiblings);
  if (typeof value !== 'object' || value === null || value instanceof Number) return value;
  const kept = Object.entries(value).filter(([name]) => !name.startsWith('_'));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutSiblings(item)]));
}
