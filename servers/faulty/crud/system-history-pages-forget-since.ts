import { defineFault } from '../define.ts';
import { historyAsked, isLaterPage } from '../history-fault.ts';

export default defineFault({
  id: 'system-history-pages-forget-since',
  chapter: 'crud',
  breaks: 'The pages of the history of the whole server after the first go back beyond _since.',
  requirements: ['history-since'],
  request: (request) => {
    const [path, query = ''] = request.url.split('?');
    if (historyAsked(request)?.level !== 'system' || !isLaterPage(request)) return undefined;
    const kept = query.split('&').filter((one) => !one.startsWith('_since='));
    return { ...request, url: `${path}?${kept.join('&')}` };
  },
});
