import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'identifier-types-dropped',
  chapter: 'crud',
  breaks: 'Of identifiers only system and value are stored.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise(({ identifier, ...study }) =>
    Array.isArray(identifier)
      ? {
          ...study,
          identifier: identifier.map(({ type: _, use: __, period: ___, ...kept }) => kept),
        }
      : study,
  ),
});
