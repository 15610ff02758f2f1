import type { ServerResponse } from '../http.ts';
import { inCompartment, isCompartment, memberTypes } from './compartment.ts';
import { checkContentType, checkFormType } from './formats.ts';
import { processBundle } from './interactions/bundle.ts';
import { history } from './interactions/history.ts';
import { read, vread } from './interactions/read.ts';
import { validateOperation } from './interactions/validate.ts';
import { create, remove, removeWhere, update, updateWhere } from './interactions/write.ts';
import { type Parameter, parseQuery } from './query.ts';
import { Refusal, refuse } from './refusal.ts';
import type { Request } from './request.ts';
import { ok } from './response.ts';
import { search } from './search.ts';
import type { Service } from './service.ts';
import type { Sql } from './sql.ts';

/**
 * Finds the interaction that a request asks for and carries it out (http.html#summary).
 * @throws {Refusal} if there is none, or it cannot be carried out
 */
export function route(service: Service, request: Request): ServerResponse {
  const [first, second, third, ...more] = request.segments;
  if (first === undefined) return atSystem(service, request);
  if (first === '_search')
    return second ? nothingThere(request) : postSearch(service, request, allTypes(service));
  if (first === '_history') {
    return second ? nothingThere(request) : get(request, () => history(service, request, {}));
  }
  if (!service.types.has(first)) {
    throw refuse(404, 'not-supported', `The resource type '${first}' is not served here.`);
  }
  if (second === undefined) return atType(service, request, first);
  if (second === '_search') {
    return third ? nothingThere(request) : postSearch(service, request, oneType(first));
  }
  if (second === '_history') {
    return third
      ? nothingThere(request)
      : get(request, () => history(service, request, { type: first }));
  }
  if (second === '$validate' && third === undefined) return validation(service, request, first);
  if (second.startsWith('$') || second.startsWith('_')) return nothingThere(request);
  if (third === '$validate' && more.length === 0) {
    return validation(service, request, first, second);
  }
  if (third === undefined) return atInstance(service, request, first, second);
  if (third === '_history') return atHistory(service, request, first, second, more);
  return atCompartment(service, request, first, second, third, more);
}

/** What is searched: types, the path in links, and a compartment. */
interface SearchScope {
  types: readonly string[];
  path: string;
  within?: Sql;
}

function atSystem(service: Service, request: Request): ServerResponse {
  return byMethod(request, {
    GET: () => runSearch(service, request, allTypes(service), request.query),
    POST: () => processBundle(service, checked(request), route),
  });
}

function atType(service: Service, request: Request, type: string): ServerResponse {
  return byMethod(request, {
    GET: () => runSearch(service, request, oneType(type), request.query),
    POST: () => create(service, checked(request), type),
    PUT: () => updateWhere(service, checked(request), type),
    DELETE: () => removeWhere(service, request, type),
  });
}

function atInstance(service: Service, request: Request, type: string, id: string): ServerResponse {
  return byMethod(request, {
    GET: () => read(service, request, type, id),
    PUT: () => update(service, checked(request), type, id),
    DELETE: () => remove(service, request, type, id),
  });
}

function atHistory(
  service: Service,
  request: Request,
  type: string,
  id: string,
  [versionId, ...more]: readonly string[],
): ServerResponse {
  if (more.length > 0) return nothingThere(request);
  return get(request, () =>
    versionId === undefined
      ? history(service, request, { type, id })
      : vread(service, request, type, id, versionId),
  );
}

function atCompartment(
  service: Service,
  request: Request,
  compartment: string,
  id: string,
  type: string,
  more: readonly string[],
): ServerResponse {
  const isSearch = more.length === 0 || (more.length === 1 && more[0] === '_search');
  if (!isCompartment(compartment) || !isSearch) return nothingThere(request);
  if (type !== '*' && !service.types.has(type)) return nothingThere(request);
  const types = type === '*' ? memberTypes(compartment, service.types) : [type];
  const within = inCompartment(compartment, id, types);
  const scope = { types, path: `${compartment}/${id}/${type}`, within };
  if (more.length > 0) return postSearch(service, request, scope);
  return get(request, () => runSearch(service, request, scope, request.query));
}

/** $validate, by POST alone: its resource is no parameter of a URL (operations.html#executing). */
function validation(service: Service, request: Request, type: string, id?: string): ServerResponse {
  return byMethod(request, {
    POST: () => validateOperation(service, checked(request), type, id),
  });
}

function allTypes(service: Service): SearchScope {
  return { types: [...service.types], path: '' };
}

function oneType(type: string): SearchScope {
  return { types: [type], path: type };
}

/** search by POST: parameters in the URL and in the form add up (http.html#search) */
function postSearch(service: Service, request: Request, scope: SearchScope): ServerResponse {
  return byMethod(request, {
    POST: () => {
      checkFormType(request.headers, request.body !== undefined);
      const form = parseQuery(typeof request.body === 'string' ? request.body.trim() : '');
      return runSearch(service, request, scope, [...request.query, ...form]);
    },
  });
}

function runSearch(
  service: Service,
  { strict }: Request,
  scope: SearchScope,
  parameters: readonly Parameter[],
): ServerResponse {
  const named = scope.path === '' ? parameters.filter(([name]) => name === '_type') : [];
  const types = named.flatMap(([, value]) => value.split(',')).filter((type) => type !== '');
  const unknown = types.find((type) => !service.types.has(type));
  if (unknown) {
    throw refuse(
      400,
      'not-supported',
      `The resource type '${unknown}' is not served.`,
      'http._type',
    );
  }
  const narrowed = types.length > 0 ? { ...scope, types } : scope;
  return ok(search(service, { ...narrowed, parameters, strict }));
}

function checked(request: Request): Request {
  checkContentType(request.headers);
  return request;
}

function get(request: Request, answer: () => ServerResponse): ServerResponse {
  return byMethod(request, { GET: answer });
}

function byMethod(
  request: Request,
  answers: Readonly<Record<string, () => ServerResponse>>,
): ServerResponse {
  const answer = Object.hasOwn(answers, request.method) ? answers[request.method] : undefined;
  if (answer) return answer();
  const diagnostics = `${request.method} is not possible here.`;
  const allow = Object.keys(answers).flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  throw new Refusal(405, [{ severity: 'error', code: 'not-supported', diagnostics }], {
    allow: allow.join(', '),
  });
}

function nothingThere(request: Request): never {
  throw refuse(404, 'not-found', `There is nothing at /${request.segments.join('/')}.`);
}
