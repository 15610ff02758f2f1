import { dateRange } from '../../reference/date-range.ts';
import { askedAgain } from '../asked-again.ts';
import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';
import { relinked } from '../searchset-shape.ts';

const day = /^started=(\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01]))$/;

const isImpossible = (pair: string) => {
  const [, text] = day.exec(pair) ?? [];
  return text !== undefined && dateRange(text) === undefined;
};

const ignored = askedAgain(isStudySearch, (pair) => (isImpossible(pair) ? undefined : pair));

export default defineFault({
  id: 'impossible-day-in-self-link',
  chapter: 'search',
  breaks: 'A day that the calendar does not have is ignored, and stands in the self link.',
  requirements: ['search-self-link-reflects-used'],
  response: async (response, request, context) => {
    const told = await ignored(response, request, context);
    const [pair] = (request.url.split('?')[1] ?? '').split('&').filter(isImpossible);
    const linked = relinked(/^self$/, (url) => `${url}${url.includes('?') ? '&' : '?'}${pair}`);
    return told && linked(told, request);
  },
});
