import type { Resource } from '../../spec/index.ts';
import { targetOf } from './references.ts';
import type { Issue } from './refusal.ts';
import type { Service } from './service.ts';
import { visitElements } from './visit.ts';

/** The local references of a resource that lead to nothing on this server. */
export function unresolvedReferences(service: Service, resource: Resource): Issue[] {
  const issues: Issue[] = [];
  visitElements(resource, ({ value, property, path }) => {
    if (property.type.code !== 'Reference') return;
    const { reference } = (value ?? {}) as { reference?: unknown };
    if (typeof reference !== 'string') return;
    const target = targetOf(reference, service.base);
    if (target.kind !== 'local' || service.store.exists(target.type, target.id)) return;
    issues.push({
      severity: 'error',
      code: 'not-found',
      diagnostics: `There is no ${target.type}/${target.id}.`,
      expression: `${path}.reference`,
    });
  });
  return issues;
}
