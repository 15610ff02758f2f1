import { defineFault } from '../define.ts';
import { historyAsked } from '../history-fault.ts';

export default defineFault({
  id: 'history-in-pages-of-two',
  chapter: 'crud',
  breaks: 'A page of a history has no more than two entries, whatever _count asks for.',
  requirements: ['history-count'],
  allowedBy: 'http.html#history',
  request: (request) => {
    const [path, query = ''] = request.url.split('?');
    const count = Number(/(?:^|&)_count=(\d+)/.exec(query)?.[1] ?? '3');
    if (!historyAsked(request) || count <= 2) return undefined;
    const kept = query.split('&').filter((one) => one !== '' && !one.startsWith('_count='));
    return { ...request, url: `${path}?${[...kept, '_count=2'].join('&')}` };
  },
});
