import { finding, sample } from './check.ts';

for (let number = 1; number <= 30; number += 1) {
  sample(`crud/red/number-${number}`, {
    outcome: 'failed',
    findings: [finding('failed', `Failure ${number}.`)],
  });
}
