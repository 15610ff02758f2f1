import { ExactNumber } from '../../json.ts';
import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { everyObject } from '../stored-otherwise.ts';

const writtenOut = (value: unknown) =>
  value instanceof ExactNumber && /e\+?\d/i.test(value.text) ? Number(value) : value;

export default defineFault({
  id: 'exponents-written-out',
  chapter: 'crud',
  breaks: 'A decimal with an exponent is stored with zeros in its place: 1e3 as 1000.',
  requirements: ['format-decimal-precision'],
  seenIn: 'docs/findings/hapi.md#create-update',
  request: stored((study) =>
    everyObject(study, (object) =>
      Object.fromEntries(Object.entries(object).map(([name, value]) => [name, writtenOut(value)])),
    ),
  ),
});
