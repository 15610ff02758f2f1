import { defineFault } from '../define.ts';
import { issuesWith } from '../outcome-fault.ts';

export default defineFault({
  id: 'outcome-expressions-are-xpath',
  chapter: 'crud',
  breaks: 'Issues say by XPath in expression what they are about.',
  requirements: ['rest-outcome-expression-simple'],
  response: issuesWith(({ expression, ...issue }) =>
    Array.isArray(expression)
      ? {
          ...issue,
          expression: expression.map((one) => `/f:${String(one).replaceAll('.', '/f:')}`),
        }
      : undefined,
  ),
});
