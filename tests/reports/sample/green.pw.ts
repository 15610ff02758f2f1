import { finding, sample } from './check.ts';

sample('crud/read/found', { outcome: 'passed' });
sample('crud/read/etag', {
  outcome: 'warning',
  findings: [finding('warning', 'The answer to a read has no ETag.')],
});
