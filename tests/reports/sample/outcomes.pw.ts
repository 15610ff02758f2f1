import { finding, sample } from './check.ts';

sample('crud/create/passes', { outcome: 'passed' });
sample(
  'search/modality/warns',
  { outcome: 'warning', findings: [finding('warning', 'The self link leaves modality out.')] },
  { level: 'SHOULD', parameter: 'modality', behaviour: 'code-only' },
);
sample(
  'search/modality/fails',
  {
    outcome: 'failed',
    findings: [
      finding('failed', 'Answered 500 <html> & "nothing" else ]]>'),
      finding('failed', 'Second.'),
    ],
  },
  { parameter: 'modality', behaviour: 'system-and-code' },
);
sample('crud/vread/not-claimed', { outcome: 'notApplicable', reason: 'vread is not declared' });
sample('search/started/untestable', { outcome: 'notTestable', reason: 'no study could be seeded' });
sample('crud/delete/ours', { outcome: 'harnessError', reason: 'TypeError: x is undefined' });
sample('crud/update/crashes', undefined);
