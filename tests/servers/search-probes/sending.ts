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
  'utf-8-read-as-latin-1': probe(found('identifier=%C3%86'), ['d'], []),
  'decoded-twice': probe(found('identifier=a%2520b'), ['d'], ['f']),
  'plus-read-as-space': probe(found('identifier=a%2Bb'), ['d'], ['f']),
};
