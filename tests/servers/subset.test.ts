import { describe, expect, it } from 'vitest';
import { subset } from '../../servers/reference/subset.ts';

const extension = [{ url: 'urn:x', valueString: 'y' }];
const whole = {
  resourceType: 'ImagingStudy',
  id: 'a',
  status: 'available',
  subject: { extension },
  encounter: { extension },
  interpreter: [{ extension }, { reference: 'Practitioner/1' }],
};

describe('the summary of a study', () => {
  const { meta: _tagged, ...part } = subset(whole, { summary: 'true' });

  it('has no element of which nothing is left', () => {
    expect(part.encounter).toBeUndefined();
    expect(part.interpreter).toEqual([{ reference: 'Practitioner/1' }]);
  });

  it('has a mandatory element whole rather than empty', () => {
    expect(part.subject).toEqual({ extension });
  });
});
