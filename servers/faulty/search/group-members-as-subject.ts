import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'group-members-as-subject',
  chapter: 'search',
  breaks: 'subject also finds the studies of a group by its members.',
  requirements: ['search-param-subject'],
  response: indexedAs('subject', async (study, { upstream }) => {
    const [group = ''] = elementsAt(study, 'subject.reference') as string[];
    if (!/^Group.[^/]+$/.test(group)) return study;
    const { body } = await upstream({ method: 'GET', url: `/${group}`, headers: {} });
    const members = elementsAt(body ?? {}, 'member.entity');
    return { ...study, subject: [study.subject, ...members] };
  }),
});
