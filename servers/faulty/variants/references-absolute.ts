import type { ServerRequest } from '../../http.ts';
import { sentIn } from '../bundle-fault.ts';
import { defineFault, type FaultContext } from '../define.ts';
import { ownBase } from '../own-base.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'references-absolute',
  chapter: 'crud',
  breaks: 'Relative references are stored as absolute ones.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: async (request: ServerRequest, context: FaultContext) => {
    const base = await ownBase(context, request);
    // What is in the same Bundle has no place here yet.
    const isSent = (reference: string) =>
      sentIn(request)?.some(({ fullUrl }) => fullUrl?.endsWith(`/${reference}`)) ?? false;
    const absolute = (reference: unknown) =>
      typeof reference === 'string' &&
      /^[A-Z][A-Za-z]+\/[\w.-]+$/.test(reference) &&
      !isSent(reference)
        ? `${base}/${reference}`
        : reference;
    return storedOtherwise((study) =>
      everyObject(study, (object) =>
        'reference' in object ? { ...object, reference: absolute(object.reference) } : object,
      ),
    )(request);
  },
});
