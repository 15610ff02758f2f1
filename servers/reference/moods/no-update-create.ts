import { declaring, pathOf, refusal, type Wrapper } from './wrapper.ts';

const instance = /^\/[A-Za-z]+\/[^/]+$/;

/** Refuses a PUT to an id that was never used, with 405 (http.html#rejecting-updates). */
export const noUpdateCreate: Wrapper = (upstream) => {
  const declared = declaring(upstream, ({ rest }) => {
    for (const { resource } of rest) {
      for (const part of resource) part.updateCreate = false;
    }
  });
  return async (request) => {
    const path = pathOf(request);
    if (request.method !== 'PUT' || !instance.test(path)) return declared(request);
    const read = await upstream({ method: 'GET', url: path, headers: {} });
    if (read.status !== 404) return declared(request);
    return refusal(405, 'not-supported', 'Ids are chosen by the server here.', {
      allow: 'GET, HEAD, DELETE',
    });
  };
};
