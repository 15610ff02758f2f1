import { systems } from '../../spec/imaging-study.ts';

/** System of units of measure. */
const UCUM = 'http://unitsofmeasure.org';

const period = { start: '2019-04-01', end: '2019-04-30T23:00:00+02:00' };
const identifier = { system: 'http://a.example/ids', value: 'I-1' };
const coding = {
  system: systems.snomed,
  version: 'http://snomed.info/sct/900000000000207008/version/20190731',
  code: '39607008',
  display: 'Lung structure',
  userSelected: true,
};
const concept = { coding: [coding], text: 'Lung' };
const quantity = { value: 2.5, comparator: '<', unit: 'millimetre', system: UCUM, code: 'mm' };
const simple = { value: 7, unit: 'millimetre', system: UCUM, code: 'mm' };
const range = { low: simple, high: { ...simple, value: 9 } };
const ratio = { numerator: quantity, denominator: { ...quantity, value: 4 } };
const duration = { value: 3, unit: 'hour', system: UCUM, code: 'h' };
const person = { type: 'Practitioner', identifier, display: 'Dr Æsop' };
const attachment = {
  contentType: 'text/plain',
  language: 'en',
  data: 'TGlnaHRib3g=',
  url: 'http://a.example/attachment',
  size: 8,
  hash: 'mfagMMUTTVMlPHRCywXBvhQilWU=',
  title: 'Notes',
  creation: '2019-04-01T10:00:00Z',
};
const contactPoint = {
  system: 'phone',
  value: '+45 12 34 56 78',
  use: 'work',
  rank: 1,
  period,
};
const contact = { name: 'Archive', telecom: [contactPoint] };
const repeat = {
  boundsPeriod: period,
  count: 3,
  countMax: 5,
  duration: 1,
  durationMax: 2,
  durationUnit: 'h',
  frequency: 1,
  frequencyMax: 2,
  period: 1,
  periodMax: 2,
  periodUnit: 'd',
  dayOfWeek: ['mon', 'thu'],
};
const timing = {
  event: ['2019-04-01', '2019-04-02T10:00:00Z'],
  repeat: { ...repeat, timeOfDay: ['08:00:00', '20:00:00'] },
  code: { text: 'Twice' },
};
const requirement = {
  type: 'ImagingStudy',
  profile: ['http://a.example/StructureDefinition/study'],
  subjectCodeableConcept: { text: 'Patient' },
  mustSupport: ['series', 'started'],
  codeFilter: [
    { path: 'series.modality', valueSet: 'http://a.example/ValueSet/modality', code: [coding] },
    { searchParam: 'modality', code: [coding] },
  ],
  dateFilter: [
    { path: 'started', valuePeriod: period },
    { searchParam: 'started', valueDateTime: '2019' },
    { path: 'series.started', valueDuration: duration },
  ],
  limit: 10,
  sort: [{ path: 'started', direction: 'descending' }],
};
const expression = {
  description: 'The first series',
  name: 'first',
  language: 'text/fhirpath',
  expression: 'series.first()',
  reference: 'http://a.example/library',
};

/**
 * For each type that an extension may have (extensibility.html#Extension): values that together have every
 * element of the type.
 */
export const EXTENSION_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  base64Binary: ['TGlnaHRib3g='],
  boolean: [true, false],
  canonical: ['http://a.example/ValueSet/modality|1.0#part'],
  code: ['a code'],
  date: ['2019', '2019-04', '2019-04-01'],
  dateTime: ['2019', '2019-04-01T10:00:00.123+02:00'],
  decimal: [1.5, -0.25],
  id: ['A-1.b'],
  instant: ['2019-04-01T10:00:00.123456Z'],
  integer: [-2147483648, 0, 2147483647],
  markdown: ['*one*\n\n- two'],
  oid: ['urn:oid:1.2.840.10008'],
  positiveInt: [1],
  string: ['text'],
  time: ['10:00:00', '23:59:59.5'],
  unsignedInt: [0],
  uri: ['urn:example:a?b=c&d=e'],
  url: ['http://a.example/?q=1%202'],
  uuid: ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
  Address: [
    {
      use: 'home',
      type: 'both',
      text: 'Somewhere',
      line: ['Ward 3', 'Room 12'],
      city: 'Ærøskøbing',
      district: 'Ærø',
      state: 'Syddanmark',
      postalCode: '5970',
      country: 'DK',
      period,
    },
  ],
  Age: [{ value: 42, comparator: '>', unit: 'year', system: UCUM, code: 'a' }],
  Annotation: [
    { authorString: 'Reader', time: '2019-04', text: 'Seen' },
    { authorReference: person, time: '2019', text: 'Seen again' },
  ],
  Attachment: [attachment],
  CodeableConcept: [concept],
  Coding: [coding],
  ContactPoint: [contactPoint],
  Count: [{ value: 3, comparator: '>=', unit: 'slices', system: UCUM, code: '1' }],
  Distance: [quantity],
  Duration: [{ ...duration, comparator: '<=' }],
  HumanName: [
    {
      use: 'official',
      text: 'Dr Anna Maria Åberg MD',
      family: 'Åberg',
      given: ['Anna', 'Maria'],
      prefix: ['Dr'],
      suffix: ['MD'],
      period,
    },
  ],
  Identifier: [
    { use: 'secondary', type: concept, ...identifier, period, assigner: { display: 'Archive' } },
  ],
  Money: [{ value: 12.5, currency: 'EUR' }],
  Period: [period],
  Quantity: [quantity],
  Range: [range],
  Ratio: [ratio],
  Reference: [person],
  SampledData: [
    {
      origin: simple,
      period: 10,
      factor: 0.5,
      lowerLimit: -4,
      upperLimit: 4,
      dimensions: 1,
      data: '1 2 E L U 3',
    },
  ],
  Signature: [
    {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.1' }],
      when: '2019-04-01T10:00:00Z',
      who: person,
      onBehalfOf: { display: 'Hospital' },
      targetFormat: 'application/fhir+json',
      sigFormat: 'application/jose',
      data: 'TGlnaHRib3g=',
    },
  ],
  Timing: [
    timing,
    { repeat: { boundsDuration: duration, when: ['AFT', 'NIGHT'], offset: 30 } },
    { repeat: { boundsRange: range, frequency: 2, period: 1.5, periodUnit: 'wk' } },
  ],
  ContactDetail: [contact],
  Contributor: [{ type: 'author', name: 'A. Author', contact: [contact] }],
  DataRequirement: [
    requirement,
    { type: 'Patient', subjectReference: { type: 'Group', ...{ display: 'Adults' } } },
  ],
  Expression: [expression],
  ParameterDefinition: [
    {
      name: 'study',
      use: 'in',
      min: 0,
      max: '*',
      documentation: 'What to render',
      type: 'ImagingStudy',
      profile: 'http://a.example/StructureDefinition/study',
    },
  ],
  RelatedArtifact: [
    {
      type: 'citation',
      label: '1',
      display: 'Atlas',
      citation: 'Atlas, *second* edition',
      url: 'http://a.example/atlas',
      document: attachment,
      resource: 'http://a.example/Library/atlas',
    },
  ],
  TriggerDefinition: [
    { type: 'periodic', name: 'nightly', timingTiming: timing },
    { type: 'periodic', timingDate: '2019-04-01' },
    { type: 'periodic', timingDateTime: '2019-04-01T10:00:00Z' },
    { type: 'periodic', timingReference: { display: 'Calendar' } },
    { type: 'data-added', data: [requirement], condition: expression },
  ],
  UsageContext: [
    { code: coding, valueCodeableConcept: concept },
    { code: coding, valueQuantity: quantity },
    { code: coding, valueRange: range },
    { code: coding, valueReference: { display: 'Ward 3' } },
  ],
  Dosage: [
    {
      sequence: 1,
      text: 'Contrast agent',
      additionalInstruction: [{ text: 'Warm' }],
      patientInstruction: 'Drink',
      timing,
      asNeededBoolean: false,
      site: concept,
      route: { text: 'Oral' },
      method: { text: 'Swallow' },
      doseAndRate: [
        { type: { text: 'ordered' }, doseRange: range, rateRatio: ratio },
        { doseQuantity: simple, rateRange: range },
        { rateQuantity: simple },
      ],
      maxDosePerPeriod: ratio,
      maxDosePerAdministration: simple,
      maxDosePerLifetime: simple,
    },
    { asNeededCodeableConcept: { text: 'Thirst' } },
  ],
  Meta: [
    {
      versionId: '7',
      lastUpdated: '2019-04-01T10:00:00Z',
      source: 'http://a.example/source',
      profile: ['http://a.example/StructureDefinition/a'],
      security: [coding],
      tag: [{ system: 'http://a.example/tags', code: 't' }],
    },
  ],
};
