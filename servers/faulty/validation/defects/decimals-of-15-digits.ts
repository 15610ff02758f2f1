import { ExactNumber } from '../../../json.ts';
import { stored } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';
import { isShallow } from '../../shallow.ts';
import { everyObject } from '../../stored-otherwise.ts';

export default defineFault({
  id: 'decimals-of-15-digits',
  chapter: 'validation',
  breaks: 'Decimals are stored as doubles: of 15 digits or so.',
  requirements: ['format-decimal-precision'],
  request: stored((study) =>
    isShallow(study)
      ? everyObject(study, (object) =>
          Object.fromEntries(
            Object.entries(object).map(([name, value]) => [
              name,
              value instanceof ExactNumber ? Number(value) : value,
            ]),
          ),
        )
      : undefined,
  ),
});
