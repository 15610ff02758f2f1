import { defineFault } from '../define.ts';

export default defineFault({
  id: 'answers-slow',
  chapter: 'crud',
  breaks: 'Every answer takes a third of a second.',
  requirements: ['rest-create-201'],
  allowedBy: 'http.html#Status-Codes',
  response: async () => {
    await new Promise((resolve) => setTimeout(resolve, 333));
    return undefined;
  },
});
