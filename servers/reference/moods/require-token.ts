import { pathOf, refusal, type Wrapper } from './wrapper.ts';

/** Answers 401 without `Authorization: Bearer` and this token; /metadata is open to all. */
export function requireToken(token: string): Wrapper {
  return (upstream) => async (request) => {
    const isOpen = pathOf(request) === '/metadata';
    if (isOpen || request.headers.authorization === `Bearer ${token}`) return upstream(request);
    return refusal(401, 'login', 'A bearer token is needed.', { 'www-authenticate': 'Bearer' });
  };
}
