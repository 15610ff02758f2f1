import { defineFault } from '../../define.ts';
import { issuesWith } from '../../outcome-fault.ts';

/** XPath counts from 1, and names each element with its namespace. */
const xpath = (path: string) =>
  path
    .split('.')
    .map((name) => `/f:${name.replace(/\[(\d+)\]/, (_, at: string) => `[${Number(at) + 1}]`)}`)
    .join('');

export default defineFault({
  id: 'refusals-with-location',
  chapter: 'validation',
  breaks: 'Issues have the older location in XPath and no expression.',
  requirements: ['rest-outcome-expression'],
  allowedBy: 'operationoutcome.html#OperationOutcome.issue.location',
  response: issuesWith(({ expression, ...issue }, status) =>
    status === 400 && Array.isArray(expression)
      ? { ...issue, location: expression.map((path) => xpath(String(path))) }
      : undefined,
  ),
});
