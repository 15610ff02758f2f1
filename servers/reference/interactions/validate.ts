import type { Resource } from '../../../spec/index.ts';
import type { ServerResponse } from '../../http.ts';
import { readResource } from '../content.ts';
import { type Issue, operationOutcome, refuse } from '../refusal.ts';
import type { Request } from '../request.ts';
import { ok } from '../response.ts';
import type { Service } from '../service.ts';
import { validate } from '../validate.ts';

const modes: readonly string[] = ['create', 'update', 'delete', 'profile'];

interface Asked {
  resource?: Resource;
  mode?: string;
  profile?: string;
}

/**
 * $validate (resource-operation-validate.html): 200 whether or not the resource is valid, and nothing is stored.
 * @param id at the instance level
 * @throws {Refusal} if the validation cannot be done
 */
export function validateOperation(
  service: Service,
  request: Request,
  type: string,
  id?: string,
): ServerResponse {
  const { resource, mode, profile } = asked(request);
  if (id !== undefined && !service.store.current(type, id)?.resource) {
    throw refuse(404, 'not-found', `There is no ${type}/${id}.`);
  }
  if (mode !== undefined && !modes.includes(mode)) {
    throw refuse(400, 'value', `'${mode}' is no mode of validation.`, 'http.mode');
  }
  if (id === undefined && (mode === 'update' || mode === 'delete')) {
    throw refuse(400, 'not-supported', `'${mode}' is for the instance level.`, 'http.mode');
  }
  if (profile !== undefined && profile !== `http://hl7.org/fhir/StructureDefinition/${type}`) {
    throw refuse(400, 'not-supported', `The profile '${profile}' is not known.`, 'http.profile');
  }
  if (mode === 'delete') return outcome([]);
  if (!resource) throw refuse(400, 'required', 'There is no resource to be validated.');
  return outcome(issuesOf(resource, type));
}

function issuesOf(resource: Resource, type: string): readonly Issue[] {
  if (resource.resourceType === type) return validate(resource);
  const diagnostics = `The URL is for ${type}, the body is a ${resource.resourceType}.`;
  return [{ severity: 'error', code: 'invalid', diagnostics, expression: 'resourceType' }];
}

function outcome(issues: readonly Issue[]): ServerResponse {
  const fine: Issue = { severity: 'information', code: 'informational', diagnostics: 'Valid.' };
  return ok(operationOutcome(issues.length > 0 ? issues : [fine]));
}

/** The resource itself is the body, or a parameter of it; the rest is in the URL or beside it. */
function asked(request: Request): Asked {
  const query = (name: string) => request.query.find(([key]) => key === name)?.[1];
  const inUrl = { mode: query('mode'), profile: query('profile') };
  const body = request.body === undefined ? undefined : readResource(request);
  const parameters = body?.resourceType === 'Parameters' ? parametersIn(body) : { resource: body };
  const given = Object.entries({ ...inUrl, ...parameters });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Asked;
}

function parametersIn({ parameter }: Resource): Asked {
  type Parameter = { name?: string; resource?: Resource; valueCode?: string; valueUri?: string };
  const list = (Array.isArray(parameter) ? parameter : []) as Parameter[];
  const entries = list.map(({ name = '', resource, valueCode, valueUri }) => [
    name,
    resource ?? valueCode ?? valueUri,
  ]);
  return Object.fromEntries(entries) as Asked;
}
