import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'match-iterated-again',
  chapter: 'search',
  breaks:
    'A match that _include:iterate leads back to from what _revinclude brought is on the page once more.',
  requirements: ['bundle-fullurl-unique', 'search-revinclude'],
  response: accompanied(({ asked, matches, includes, others }) => {
    const values = (name: string) =>
      asked.filter((one) => one.name === name).map(({ value }) => value);
    const isBack = values('_include:iterate').some((back) =>
      values('_revinclude').some((by) => back.startsWith(by)),
    );
    const texts = includes.map(({ resource }) => JSON.stringify(resource));
    const again = matches
      .filter(({ resource }) =>
        texts.some((text) => text.includes(`"ImagingStudy/${resource?.id}"`)),
      )
      .map((entry) => ({ ...entry, search: { mode: 'include' } }));
    return isBack && again.length > 0 ? [...matches, ...includes, ...again, ...others] : undefined;
  }),
});
