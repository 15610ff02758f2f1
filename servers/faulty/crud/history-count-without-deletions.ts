import { defineFault } from '../define.ts';
import { type HistoryBundle, isDeletion, toldHistory } from '../history-fault.ts';

const nextOf = ({ link = [] }: HistoryBundle) =>
  link.find(({ relation }) => relation === 'next')?.url;

const counting = (url: string, count: string) => url.replace(/(?<=[?&]_count=)\d+/, count);

export default defineFault({
  id: 'history-count-without-deletions',
  chapter: 'crud',
  breaks: 'With _count a page of a history has as many versions, and the deletions besides.',
  requirements: ['history-count'],
  response: toldHistory(undefined, async (history, { url, headers }, { upstream }) => {
    const [, count] = /[?&]_count=(\d+)/.exec(url) ?? [];
    if (count === undefined) return undefined;
    const entry = [...history.entry];
    let next = nextOf(history);
    while (next && entry.filter((one) => !isDeletion(one)).length < Number(count)) {
      const following = `${url.split('?')[0]}?${next.split('?')[1]}`;
      const { body } = await upstream({ method: 'GET', url: counting(following, '1'), headers });
      const page = body as HistoryBundle;
      entry.push(...(page.entry ?? []));
      next = nextOf(page);
    }
    const others = (history.link ?? []).filter(({ relation }) => relation !== 'next');
    const link = next ? [{ relation: 'next', url: counting(next, count) }] : [];
    return { ...history, entry, link: [...others, ...link] };
  }),
});
