import type { Resource } from '../../../spec/index.ts';
import { declaring, pathOf, refusal, type Wrapper } from './wrapper.ts';

/** Refuses transactions with 400 (http.html#transaction). */
export const noTransaction: Wrapper = (upstream) => {
  const declared = declaring(upstream, ({ rest }) => {
    for (const part of rest) {
      part.interaction = part.interaction.filter(({ code }) => code !== 'transaction');
    }
  });
  return async (request) => {
    const isToBase = request.method === 'POST' && pathOf(request).replaceAll('/', '') === '';
    const type = (request.body as Resource | undefined)?.type;
    return isToBase && type === 'transaction'
      ? refusal(400, 'not-supported', 'Transactions are not supported.')
      : declared(request);
  };
};
