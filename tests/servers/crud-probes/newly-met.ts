import { newStudy, study } from '../client.ts';
import { idOf, jsonOf, type Probe, probe, read, update } from './asking.ts';
import { put, send } from './bundles.ts';

type Client = Parameters<Probe['ask']>[0];

const known = { identifier: [{ value: 'x' }] };
const searching = (query: string) => ({ request: { method: 'GET', url: `ImagingStudy?${query}` } });
const statuses = async (...answers: (() => ReturnType<Client['get']>)[]) => {
  const seen = [];
  for (const ask of answers) seen.push((await ask()).status);
  return seen;
};

/** Faults in: what is known of a study from before, ids that look like numbers, and what else is refused with one thing. */
export const newlyMet: Record<string, Probe> = {
  'conditional-create-etag-one': probe(
    async (c) => {
      await update(c, known, 'c');
      const creating = (criteria: string) =>
        c.post('ImagingStudy', newStudy(), { 'if-none-exist': criteria });
      const answers = [await creating('identifier=x'), await update(c, known, 'c')];
      return answers.map(({ headers }) => headers.etag);
    },
    ['W/"2"', 'W/"3"'],
    ['W/"1"', 'W/"3"'],
  ),
  'missing-read-remembered': probe(
    (c) => {
      const [reading, putting] = [() => read(c, 'new'), () => update(c, {}, 'new')];
      return statuses(reading, putting, reading, putting, reading);
    },
    [404, 201, 200, 200, 200],
    [404, 201, 404, 200, 200],
  ),
  'numeric-ids-as-numbers': probe(
    async (c) => {
      const ids = [];
      for (const id of ['007', '70', '0x7']) {
        ids.push(idOf(await update(c, {}, id)), jsonOf(await read(c, id)).id);
      }
      return ids;
    },
    ['007', '007', '70', '70', '0x7', '0x7'],
    ['7', '7', '70', '70', '0x7', '0x7'],
  ),
  'failing-search-fails-batch': probe(
    (c) =>
      statuses(
        () => send(c, 'batch', searching('_id=a'), searching('status:invented=x')),
        () => send(c, 'batch', searching('_id=a'), searching('_id=none')),
      ),
    [200, 200],
    [400, 200],
  ),
  'format-taken-for-type-of-form': probe(
    (c) =>
      statuses(
        () => c.form('ImagingStudy/_search?_format=json', '_id=a'),
        () => c.form('ImagingStudy/_search', '_id=a&_format=json'),
      ),
    [200, 200],
    [400, 200],
  ),
  'transaction-update-by-criteria-creates-not': probe(
    (c) =>
      statuses(
        () => send(c, 'transaction', put('?identifier=none', study('new'))),
        () => send(c, 'transaction', put('?identifier=none', newStudy())),
        () => send(c, 'transaction', put('?identifier=x', study('c', known))),
      ),
    [200, 200, 200],
    [404, 200, 200],
  ),
};
