import { TransportError } from '../../evidence/exchange.ts';
import type { Answer } from '../../fixtures/client.ts';

/** The answer, or why there is none. */
export async function answered(ask: () => Promise<Answer>): Promise<Answer | string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TransportError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
