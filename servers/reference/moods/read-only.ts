import { declaring, isWrite, refusal, type Wrapper } from './wrapper.ts';

const writes: readonly string[] = ['create', 'update', 'delete', 'patch', 'transaction', 'batch'];
const conditionals = [
  'updateCreate',
  'conditionalCreate',
  'conditionalUpdate',
  'conditionalDelete',
];

/** Refuses every write, and says so. */
export const readOnly: Wrapper = (upstream) => {
  const declared = declaring(upstream, ({ rest }) => {
    for (const part of [...rest, ...rest.flatMap(({ resource }) => resource)]) {
      part.interaction = part.interaction.filter(({ code }) => !writes.includes(code));
      for (const name of conditionals) delete (part as Record<string, unknown>)[name];
    }
  });
  return async (request) =>
    isWrite(request)
      ? refusal(405, 'not-supported', 'This server is read-only.', { allow: 'GET, HEAD' })
      : declared(request);
};
