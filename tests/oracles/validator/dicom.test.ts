import { describe, expect, it } from 'vitest';
import { study, studyWith, validator, warningsOf } from './support.ts';

const warnings = (document: object) => warningsOf(validator.validate(document));
const [series] = study().series as [Record<string, unknown>];
const [instance] = series.instance as [Record<string, unknown>];
const SCT = 'http://snomed.info/sct';

const ROWS: [string, object, string[]][] = [
  ['nothing', study(), []],
  [
    'a UID with letters',
    studyWith({ series: [{ ...series, uid: 'a.1' }] }),
    ['dicom-uid ImagingStudy.series[0].uid'],
  ],
  [
    'a leading zero',
    studyWith({ series: [{ ...series, uid: '1.02' }] }),
    ['dicom-uid ImagingStudy.series[0].uid'],
  ],
  [
    'a UID that two instances have',
    studyWith({
      numberOfInstances: 2,
      series: [{ ...series, numberOfInstances: 2, instance: [instance, instance] }],
    }),
    ['dicom-unique ImagingStudy.series[0].instance[1].uid'],
  ],
  [
    'fewer series told than listed',
    studyWith({ numberOfSeries: 0 }),
    ['dicom-count ImagingStudy.numberOfSeries'],
  ],
  [
    'fewer instances told than listed',
    studyWith({ numberOfInstances: 0 }),
    ['dicom-count ImagingStudy.numberOfInstances'],
  ],
  [
    'fewer told in a series',
    studyWith({ series: [{ ...series, numberOfInstances: 0 }] }),
    ['dicom-count ImagingStudy.series[0].numberOfInstances'],
  ],
  [
    'no Study Instance UID',
    studyWith({ identifier: undefined }),
    ['dicom-study-uid ImagingStudy.identifier'],
  ],
  [
    'a bare Study Instance UID',
    studyWith({ identifier: [{ system: 'urn:dicom:uid', value: '1.2.3' }] }),
    ['dicom-uid ImagingStudy.identifier[0].value'],
  ],
  [
    'a modality of no series',
    studyWith({ modality: [{ code: 'MR' }] }),
    ['dicom-modality ImagingStudy.modality[0]'],
  ],
  [
    'a side that the body site is not on',
    studyWith({
      series: [
        {
          ...series,
          bodySite: { system: SCT, code: '1', display: 'Left hand' },
          laterality: { system: SCT, code: '419465000' },
        },
      ],
    }),
    ['dicom-laterality ImagingStudy.series[0].laterality'],
  ],
];

describe('the rules of DICOM', () => {
  it.each(ROWS)('on %s', (_, document, expected) => {
    expect(warnings(document)).toEqual(expected);
    expect(validator.validate(document).valid).toBe(true);
  });

  it('have a source of their own', () => {
    const { outcome } = validator.validate(studyWith({ numberOfSeries: 0 }));
    const sources = outcome.issue.map(
      ({ extension }) => extension.find(({ url }) => url.endsWith('-source'))?.valueString,
    );
    expect(sources).toEqual(['DICOM']);
  });
});
