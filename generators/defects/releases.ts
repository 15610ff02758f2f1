import type { Coding } from '../../spec/index.ts';
import type { CodeableConcept, Study } from '../content.ts';
import type { Obligation } from './types.ts';

/** One element in the shape that another release of FHIR gives it. */
interface OtherShape {
  release: 'r5' | 'stu3';
  variant: string;
  path: string;
  expression: string;
  obliges: Obligation;
  code?: string;
  change(study: Study): object;
}

const UNKNOWN = 'MAY';
const concept = (coding: Coding): CodeableConcept => ({ coding: [coding] });
const codeable = (one: CodeableConcept | undefined) => ({ concept: one });

/** An element of ImagingStudy that R4 does not have. */
function added(
  release: OtherShape['release'],
  name: string,
  give: (study: Study) => unknown,
): OtherShape {
  return {
    release,
    variant: name,
    path: `ImagingStudy.${name}`,
    expression: `ImagingStudy.${name}`,
    obliges: UNKNOWN,
    change: (study) => ({ ...study, [name]: give(study) }),
  };
}

function inSeries(
  release: OtherShape['release'],
  variant: string,
  at: string,
  change: (series: Record<string, unknown>) => object,
  obliges: Obligation = 'SHOULD',
): OtherShape {
  return {
    release,
    variant,
    path: `ImagingStudy.series.${at.replace(/\[\d\]/g, '')}`,
    expression: `ImagingStudy.series[0].${at}`,
    obliges,
    change: (study) => ({ ...study, series: (study.series ?? []).map(change) }),
  };
}

const DICOM_OID = '1.2.840.10008.5.1.4.1.1.2';

/** What a client of another release sends, one element at a time. */
export const RELEASES: readonly OtherShape[] = [
  {
    release: 'r5',
    variant: 'modality',
    path: 'ImagingStudy.modality.coding',
    expression: 'ImagingStudy.modality[0].coding',
    obliges: UNKNOWN,
    change: (study) => ({ ...study, modality: (study.modality ?? []).map(concept) }),
  },
  added('r5', 'partOf', () => [{ display: 'A procedure' }]),
  added('r5', 'procedure', ({ procedureCode }) => (procedureCode ?? []).map(codeable)),
  added('r5', 'reason', ({ procedureCode }) => (procedureCode ?? []).map(codeable)),
  inSeries(
    'r5',
    'series-modality',
    'modality.coding',
    (series) => ({ ...series, modality: concept(series.modality as Coding) }),
    UNKNOWN,
  ),
  inSeries(
    'r5',
    'series-body-site',
    'bodySite.concept',
    (series) => ({ ...series, bodySite: codeable(concept(series.bodySite as Coding)) }),
    UNKNOWN,
  ),
  added('stu3', 'uid', () => 'urn:oid:1.2.3'),
  added('stu3', 'accession', () => ({ value: '1234' })),
  added('stu3', 'availability', () => 'ONLINE'),
  added('stu3', 'modalityList', ({ modality }) => modality ?? []),
  added('stu3', 'patient', () => ({ display: 'Somebody' })),
  added('stu3', 'context', () => ({ display: 'An encounter' })),
  {
    release: 'stu3',
    variant: 'interpreter',
    path: 'ImagingStudy.interpreter',
    expression: 'ImagingStudy.interpreter',
    obliges: 'SHOULD',
    change: (study) => ({ ...study, interpreter: { display: 'A reader' } }),
  },
  added('stu3', 'reason', ({ reasonCode }) => reasonCode?.[0] ?? { text: 'Cough' }),
  {
    release: 'stu3',
    variant: 'procedure-reference',
    path: 'ImagingStudy.procedureReference',
    expression: 'ImagingStudy.procedureReference',
    obliges: 'SHOULD',
    change: (study) => ({ ...study, procedureReference: [{ display: 'A procedure' }] }),
  },
  {
    ...inSeries('stu3', 'series-uid', 'uid', (series) => ({ ...series, uid: 'urn:oid:1.2.3' })),
    code: 'value',
  },
  inSeries(
    'stu3',
    'series-availability',
    'availability',
    (series) => ({ ...series, availability: 'ONLINE' }),
    UNKNOWN,
  ),
  inSeries('stu3', 'series-performer', 'performer[0]', (series) => ({
    ...series,
    performer: [{ reference: 'Practitioner/a' }],
  })),
  inSeries('stu3', 'sop-class', 'instance[0].sopClass', (series) => ({
    ...series,
    instance: (series.instance as object[]).map((one) => ({
      ...one,
      sopClass: `urn:oid:${DICOM_OID}`,
    })),
  })),
];
