import type { Resource } from '../../spec/index.ts';
import { parseJson } from '../json.ts';
import { unresolvedReferences } from './integrity.ts';
import { Refusal, refuse } from './refusal.ts';
import type { Request } from './request.ts';
import type { Service } from './service.ts';
import { validate } from './validate.ts';

/**
 * The resource in the body of a write, valid as far as this server checks.
 * @throws {Refusal} 400 for a body that is no resource of that type or breaks its definition, 422 for a reference
 *   that leads nowhere on a server that wants them to lead somewhere
 */
export function acceptContent(service: Service, request: Request, type: string): Resource {
  const resource = readResource(request);
  if (resource.resourceType !== type) {
    const diagnostics = `The URL is for ${type}, the body is a ${String(resource.resourceType)}.`;
    throw refuse(400, 'invalid', diagnostics, 'resourceType');
  }
  const issues = validate(resource);
  if (issues.some(({ severity }) => severity === 'error')) throw new Refusal(400, issues);
  if (service.referencePolicy === 'enforced') {
    const unresolved = unresolvedReferences(service, resource);
    if (unresolved.length > 0) throw new Refusal(422, unresolved);
  }
  return resource;
}

/** @throws {Refusal} 400 if the body is not a JSON object with a resourceType */
export function readResource({ body }: Request): Resource {
  const parsed = typeof body === 'string' ? parse(body) : body;
  if (parsed === undefined) throw refuse(400, 'required', 'The request has no body.');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw refuse(400, 'structure', 'The body is not a JSON object.');
  }
  const { resourceType } = parsed as { resourceType?: unknown };
  if (typeof resourceType !== 'string') {
    throw refuse(400, 'required', 'The body has no resourceType.', 'resourceType');
  }
  return parsed as Resource;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw refuse(400, 'structure', `The body is not JSON: ${(error as Error).message}.`);
  }
}
