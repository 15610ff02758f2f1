import type { ServerResponse } from '../http.ts';

type Issue = Record<string, unknown>;

/**
 * Errors whose OperationOutcome has other issues.
 * @param change returns nothing where the fault does not apply
 */
export function issuesWith(
  change: (issue: Issue, status: number) => Issue | undefined,
): (response: ServerResponse) => ServerResponse | undefined {
  return (response) => {
    const outcome = response.body as { resourceType?: string; issue?: Issue[] } | undefined;
    if (response.status < 400 || outcome?.resourceType !== 'OperationOutcome') return undefined;
    const issue = outcome.issue?.map((one) => change(one, response.status) ?? one);
    return { ...response, body: { ...outcome, issue } };
  };
}
