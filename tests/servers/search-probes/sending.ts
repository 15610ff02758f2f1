import { found, type Probe, posted, probe } from './asking.ts';

/** Faults in: POST and percent-encoding. */
export const sending: Record<string, Probe> = {
  'post-url-ignored': probe(
    posted('started=2020-05', 'status=available'),
    ['a', 'g'],
    ['a', 'b', 'c', 'd', 'g'],
  ),
  'post-form-ignored': probe(
    posted('started=2020-05', 'status=available'),
    ['a', 'g'],
    ['a', 'f', 'g'],
  ),
  'url-of-empty-form-ignored': probe(
    posted('', 'status=cancelled'),
    ['b'],
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'utf-8-read-as-latin-1': probe(found('identifier=%C3%86'), ['d'], []),
  'decoded-twice': probe(found('identifier=a%2520b'), ['d'], ['f']),
  'escaped-names-unknown': probe(
    found('%73tatus=cancelled'),
    ['b'],
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'form-keeps-escaped-colons': probe(posted('_id=a,b&status%3Anot=cancelled'), ['a'], ['a', 'b']),
  'form-plus-kept': probe(posted('identifier=a+b'), ['f'], ['d']),
  'form-with-charset-ignored': probe(
    async (client) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
      const path = 'ImagingStudy/_search?status=cancelled';
      const { json } = await client.send('POST', path, headers, '_id=a');
      return (json as unknown as { total: number }).total;
    },
    0,
    1,
  ),
  'plus-read-as-space': probe(found('identifier=a%2Bb'), ['d'], ['f']),
};
