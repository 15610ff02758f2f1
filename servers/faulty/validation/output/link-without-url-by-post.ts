import { answeredWith, asked } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'link-without-url-by-post',
  chapter: 'validation',
  breaks: 'The Bundle of a search by POST has a link that leads nowhere.',
  requirements: ['bundle-structure-valid'],
  response: answeredWith('Bundle', asked('POST', /\/_search(?:\?|$)/), (bundle) => ({
    ...bundle,
    link: [...((bundle.link as object[]) ?? []), { relation: 'up' }],
  })),
});
