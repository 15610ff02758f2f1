import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'full-url-of-revinclude-versioned',
  chapter: 'search',
  breaks: 'The fullUrl of what _revinclude brings names its version.',
  requirements: ['bundle-fullurl-not-versioned'],
  response: accompanied(({ asked, matches, includes, others }) => {
    const types = asked.flatMap(({ name, value }) =>
      name.startsWith('_revinclude') ? value.split(':')[0] : [],
    );
    const told = includes.map((one) =>
      types.includes(one.resource?.resourceType)
        ? { ...one, fullUrl: `${one.fullUrl}/_history/${one.resource?.meta?.versionId}` }
        : one,
    );
    return [...matches, ...told, ...others];
  }),
});
