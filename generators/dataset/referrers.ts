import { present, type Reference } from '../content.ts';
import type { Builder } from './builder.ts';
import { MRN_SYSTEM, ownIdentifier, SCT } from './values.ts';

/**
 * Resources that refer to studies, for searches from the other side (search.html#has, #revinclude): one study is
 * referred to by several, one resource refers to several studies, and one refers by identifier alone.
 */
export function referrersToStudies(b: Builder): void {
  const noon = to('started-noon');
  const day = to('started-day');
  const month = to('started-month');
  observation(b, 'measurement-1', 'Derived from two studies.', {
    effectiveDateTime: '2019-03-04',
    derivedFrom: [noon, day],
  });
  observation(b, 'measurement-2', 'Derived from one study, and about another.', {
    effectiveDateTime: '2021-06-07',
    derivedFrom: [day, b.mustRefer('Observation', 'measurement-1')],
    focus: [month],
  });
  observation(b, 'measurement-logical', 'Derived from a study that it names by identifier alone.', {
    derivedFrom: [{ type: 'ImagingStudy', identifier: { system: MRN_SYSTEM, value: 'none' } }],
  });
  b.add(
    'reading-1',
    {
      resourceType: 'Task',
      identifier: [{ system: MRN_SYSTEM, value: ownIdentifier(b, 'reading-1') }],
      status: 'requested',
      intent: 'order',
      focus: noon,
      for: b.mustRefer('Patient', 'patient-1'),
    },
    'Asks for a study to be read.',
  );
}

function observation(b: Builder, key: string, purpose: string, content: object): void {
  b.add(
    key,
    {
      resourceType: 'Observation',
      identifier: [{ system: MRN_SYSTEM, value: ownIdentifier(b, key) }],
      status: 'final',
      code: { coding: [SCT.chestPain], text: 'Size' },
      ...present({ subject: b.mustRefer('Patient', 'patient-1') }),
      ...content,
    },
    purpose,
  );
}

function to(key: string): Reference {
  return { reference: `ImagingStudy/{{${key}}}` };
}
