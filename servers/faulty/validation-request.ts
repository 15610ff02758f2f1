import type { Resource } from '../../spec/index.ts';
import type { ServerRequest } from '../http.ts';

/** Whether a request invokes $validate (resource-operation-validate.html). */
export function isValidation({ method, url }: ServerRequest): boolean {
  return method === 'POST' && /\/\$validate(?:\?|$)/.test(url);
}

/** The study that is to be validated: the body, or a parameter in it. */
export function validatedStudy({ body }: ServerRequest): Resource | undefined {
  const resource = body as (Resource & { parameter?: { resource?: Resource }[] }) | undefined;
  if (resource?.resourceType === 'ImagingStudy') return resource;
  return resource?.parameter?.find((one) => one.resource)?.resource;
}
