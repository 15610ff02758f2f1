import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'meta-added',
  chapter: 'crud',
  breaks: 'What is stored gets a source, a profile, a security label and a tag of the server.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise(
    ({ meta = {}, ...resource }) => ({
      ...resource,
      meta: {
        ...meta,
        source: meta.source ?? '#Xq3vT9',
        profile: once(meta.profile, 'http://archive.example/StructureDefinition/stored'),
        security: once(meta.security, {
          system: 'http://archive.example/labels',
          code: 'internal',
        }),
        tag: once(meta.tag, { system: 'http://archive.example/tags', code: 'archived' }),
      },
    }),
    ['ImagingStudy', 'Patient', 'Practitioner', 'Encounter'],
  ),
});

function once<T>(list: T[] | undefined, item: T): T[] {
  const others = (list ?? []).filter((one) => JSON.stringify(one) !== JSON.stringify(item));
  return [item, ...others];
}
