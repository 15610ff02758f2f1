import type { OutcomeIssue, Validation } from '../../../oracles/validator/index.ts';
import { createValidator } from '../../../oracles/validator/index.ts';

export const validator = createValidator();

/** A valid study to change; each call gives a new one. */
export function study(): Record<string, unknown> {
  return {
    resourceType: 'ImagingStudy',
    id: 'a',
    meta: { profile: ['http://a.example/profile'], lastUpdated: '2024-02-29T10:00:00.000Z' },
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml">CT of the chest</div>',
    },
    identifier: [
      { system: 'urn:dicom:uid', value: 'urn:oid:1.2.3' },
      { system: 'http://a.example/ids', value: 'A1', period: { start: '2020', end: '2021' } },
    ],
    status: 'available',
    subject: { reference: 'Patient/P1' },
    started: '2020-02-29T10:00:00+01:00',
    numberOfSeries: 1,
    numberOfInstances: 1,
    series: [
      {
        uid: '1.2.3.1',
        number: 0,
        modality: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' },
        numberOfInstances: 1,
        instance: [
          {
            uid: '1.2.3.1.1',
            sopClass: {
              system: 'urn:ietf:rfc:3986',
              code: 'urn:oid:1.2.840.10008.5.1.4.1.1.2',
            },
          },
        ],
      },
    ],
  };
}

/** The study with other values in some properties; undefined takes one out. */
export function studyWith(change: Record<string, unknown>): Record<string, unknown> {
  return { ...study(), ...change };
}

/** `rule expression` of each issue of a severity that makes a document invalid. */
export function errorsOf({ outcome }: Validation): string[] {
  return outcome.issue
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(ruleAndPlace);
}

/** The same of the warnings. */
export function warningsOf({ outcome }: Validation): string[] {
  return outcome.issue.filter(({ severity }) => severity === 'warning').map(ruleAndPlace);
}

/** The same of a parsed document, sent as text. */
export function judged(document: unknown): string[] {
  return errorsOf(validator.validateText(JSON.stringify(document)));
}

function ruleAndPlace({ details, expression }: OutcomeIssue): string {
  return `${details.coding[0].code} ${expression?.[0] ?? ''}`.trim();
}
