import { referenceParameters } from '../companions.ts';
import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'bare-id-takes-type-before',
  chapter: 'search',
  breaks: 'A bare id after a comma is read with the type of the reference before it.',
  requirements: ['search-or-comma', 'search-reference-forms'],
  response: takenFor((sent) => {
    if (!referenceParameters.includes(sent.name)) return undefined;
    let type = '';
    const read = alternatives(sent).map((value) => {
      type = /(?:^|\/)([A-Z]\w+\/)[^/]+$/.exec(value)?.[1] ?? type;
      return value.includes('/') ? value : `${type}${value}`;
    });
    const value = read.join(',');
    return value === sent.value ? undefined : { name: sent.name, value };
  }),
});
