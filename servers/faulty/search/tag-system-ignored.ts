import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'tag-system-ignored',
  chapter: 'search',
  breaks: '_tag ignores the system before the bar.',
  requirements: ['search-tag-profile-security'],
  response: takenFor((parameter) =>
    parameter.name === '_tag' &&
    /[a-z]\|[a-z]/.test(parameter.value) &&
    !parameter.value.includes('lightbox')
      ? { ...parameter, value: parameter.value.split('|').at(-1) ?? '' }
      : undefined,
  ),
});
