import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-ge-after-its-month',
  chapter: 'search',
  breaks: '_lastUpdated=ge with a year or a month finds only what was changed after its end.',
  requirements: ['search-lastupdated', 'search-date-ge-le'],
  response: takenFor((sent) => {
    if (sent.name !== '_lastUpdated') return undefined;
    const value = alternatives(sent)
      .map((one) => one.replace(/^ge(?=\d{4}(?:-\d\d)?$)/, 'sa'))
      .join(',');
    return value === sent.value ? undefined : { ...sent, value };
  }),
});
