import { found, type Probe, probe, status } from './asking.ts';
import { dcm, statuses, v2 } from './looks.ts';

/** Faults in: how tokens are compared. */
export const tokens: Record<string, Probe> = {
  'plain-comma-literal': probe(
    found('status=cancelled,registered'),
    ['b', 'c', 'long', 'longer'],
    [],
  ),
  'not-of-implicit-system-ignored': probe(
    found(`_id=a,b&status:not=${statuses}|available`),
    ['b'],
    ['a', 'b'],
  ),
  'bare-code-means-no-system': probe(found('modality=CT'), ['a', 'b', 'c'], ['c']),
  'no-system-means-any': probe(found('modality=|CT'), ['c'], ['a', 'b', 'c']),
  'system-alone-by-prefix': probe(found(`modality=${dcm}|`), ['a', 'f'], ['a', 'b', 'f']),
  'system-alone-fails': probe(status('identifier=http://a.example|'), 200, 500),
  'reason-by-prefix': probe(found('reason=R07'), ['a'], ['a', 'b']),
  'implicit-system-unknown': probe(found(`status=${statuses}|cancelled`), ['b'], []),
  'status-of-any-system': probe(found('status=http://a.example|cancelled'), [], ['b']),
  'not-of-any-element': probe(
    found('modality:not=CT'),
    ['d', 'dd', 'e', 'f', 'g', 'long', 'longer'],
    ['a', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'not-ignores-system': probe(
    found(`modality:not=${dcm}|CT`),
    ['b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
    ['d', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'repeated-not-last-wins': probe(
    found('status:not=available&status:not=unknown'),
    ['b', 'c', 'd', 'long', 'longer'],
    ['a', 'b', 'c', 'd', 'f', 'g', 'long', 'longer'],
  ),
  'missing-false-finds-all': probe(
    found('bodysite:missing=false'),
    ['a', 'b'],
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'missing-finds-none': probe(
    found('modality:missing=true'),
    ['d', 'dd', 'e', 'g', 'long', 'longer'],
    [],
  ),
  'missing-in-some-series': probe(
    found('bodysite:missing=true'),
    ['c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
    ['a', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'text-whole-only': probe(found('reason:text=Chest'), ['a', 'b', 'e'], []),
  'text-case-sensitive': probe(found('modality:text=computed'), ['a'], []),
  'text-of-concept-only': probe(found('reason:text=chest'), ['a', 'b', 'e'], ['a', 'b']),
  'text-as-code': probe(found('bodysite:text=Lu'), ['a'], []),
  'of-type-ignores-type': probe(found(`identifier:of-type=${v2}|MR|A1`), [], ['a', 'b']),
  'of-type-by-system-of-value': probe(found(`identifier:of-type=${v2}|ACSN|A1`), ['a'], []),
  'escaped-bar-separates': probe(found('identifier=p\\|q'), ['d'], []),
  'escaped-dollar-kept': probe(found('identifier=\\$'), ['d'], []),
  'escaped-backslash-kept': probe(found('identifier=\\\\'), ['d'], []),
  'unknown-status-finds-none': probe(found('status=unknown'), ['dd', 'e'], []),
  'status-or-registered': probe(
    found('status=available'),
    ['a', 'f', 'g'],
    ['a', 'c', 'f', 'g', 'long', 'longer'],
  ),
  'entered-in-error-hidden': probe(found('started=2020-05-05'), ['a', 'd', 'g'], ['a', 'g']),
  'tag-system-ignored': probe(found('_tag=http://t.example|red'), ['a'], ['a', 'b']),
  'security-finds-tags': probe(found('_security=http://t.example|red'), ['c'], ['a', 'c']),
  'not-of-crossed-pairs': probe(
    found(`_id=a,b,c&modality:not=${dcm}|US,${dcm}/2|CT`),
    ['a', 'c'],
    ['c'],
  ),
  'or-of-systems-first-only': probe(found(`modality=${dcm}/2|,${dcm}|`), ['a', 'b', 'f'], ['b']),
  'text-hides-displays': probe(found('reason:text=R07.4'), ['b'], []),
};
