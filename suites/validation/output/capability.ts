import { NotTestable } from '../../../fixtures/check.ts';
import { judgeOutput } from '../../../fixtures/judge-output.ts';
import { check } from '../../check.ts';

/** What a server says of itself (capabilitystatement.html). */
export const capabilityOutputChecks = [
  check(
    'validation/output/capability-statement',
    {
      rule: 'The CapabilityStatement is valid.',
      requirements: [
        'capability-required-elements',
        'capability-invariants',
        'validation-output-valid',
        'format-json-output-no-empties',
        'format-json-unique-property-names',
      ],
    },
    async (context) => {
      const answer = await context.server.capabilities();
      if (answer.resource?.resourceType !== 'CapabilityStatement') {
        throw new NotTestable(`metadata answered ${answer.status} without a CapabilityStatement`);
      }
      judgeOutput(context, answer);
    },
  ),
];
