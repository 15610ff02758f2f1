import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-ignores-system',
  chapter: 'crud',
  breaks: 'The criteria of a conditional delete find an identifier by its value alone.',
  requirements: ['rest-cond-delete-single'],
  request: (request) =>
    criteriaOf(request, 'DELETE') === undefined
      ? undefined
      : { ...request, url: request.url.replace(/(identifier=)[^&|]*?(?:\||%7C)/i, '$1') },
});
