import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';
import { everyObject } from '../../stored-otherwise.ts';

export default defineFault({
  id: 'capabilities-interaction-invented',
  chapter: 'validation',
  breaks: 'The CapabilityStatement declares an interaction that R4 does not have.',
  requirements: ['validation-output-valid'],
  response: answeredWith('CapabilityStatement', always, (statement) =>
    everyObject(statement, (object) =>
      object.type === 'ImagingStudy' && Array.isArray(object.interaction)
        ? { ...object, interaction: [...object.interaction, { code: 'validate' }] }
        : object,
    ),
  ),
});
