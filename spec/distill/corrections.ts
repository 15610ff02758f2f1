/**
 * Where the source package differs from R4 4.0.1 as published, or R4 differs from itself, and what the
 * data say. Found by comparing the package with a second copy of the published definitions.
 */
export interface Correction {
  where: string;
  source: unknown;
  used: unknown;
  reason: string;
}

/** Elements that the package adds to R4's. */
export const addedElements: readonly Correction[] = [
  'Meta.project',
  'Meta.author',
  'Meta.onBehalfOf',
  'Meta.account',
  'Meta.accounts',
  'Meta.compartment',
].map((where) => ({
  where,
  source: 'present',
  used: 'left out',
  reason: 'Not an element of R4 (resource.html#Meta); the package adds it.',
}));

/** Elements whose types the package narrows. */
export const elementTypes: readonly Correction[] = [
  {
    where: 'Bundle.entry.response.outcome',
    source: [{ code: 'OperationOutcome' }],
    used: [{ code: 'Resource' }],
    reason: 'R4 publishes Resource (bundle.html#resource); the package narrows it.',
  },
];

/** The id of a resource, in every resource type. */
export const resourceId: Correction = {
  where: 'Resource.id',
  source: 'string',
  used: 'id',
  reason:
    'The snapshots of R4 say string, its text says id (resource.html#id), as does the page of each resource.',
};

/** Search parameters that the package adds to R4's under R4's version. */
export const addedParameters: readonly Correction[] = [
  {
    where: 'http://hl7.org/fhir/SearchParameter/ServiceRequest-order-detail',
    source: 'present',
    used: 'left out',
    reason: 'Not a search parameter of R4 (servicerequest.html#search); the package adds it.',
  },
];

/** Search parameters whose target types the package narrows. */
export const parameterTargets: readonly Correction[] = [
  {
    where: 'http://hl7.org/fhir/SearchParameter/clinical-patient',
    source: ['Patient'],
    used: ['Patient', 'Group'],
    reason:
      'R4 publishes both targets; that only Patients match is said by the expression, where it filters.',
  },
];

/** Primitive types without a pattern of their own. */
export const primitivePatterns: readonly Correction[] = [
  {
    where: 'xhtml',
    source: null,
    used: '[\\s\\S]*',
    reason:
      'R4 publishes no pattern; narrative is ruled by txt-1 and txt-2 (narrative.html#rules).',
  },
];

/** Repairs of published invariants that the package makes and the data keep; `source` is R4's own expression. */
export const keptRepairs: readonly Correction[] = [
  {
    where: 'Bundle.bdl-8',
    source: "fullUrl.contains('/_history/').not()",
    used: "fullUrl.exists() implies fullUrl.contains('/_history/').not()",
    reason: 'Without fullUrl the published FHIRPath is empty, not true; its XPath passes.',
  },
  {
    where: 'Appointment.app-4',
    source:
      "Appointment.cancelationReason.exists() implies (Appointment.status='no-show' or Appointment.status='cancelled')",
    used: "Appointment.cancelationReason.exists() implies (Appointment.status='noshow' or Appointment.status='cancelled')",
    reason: 'The code is noshow (http://hl7.org/fhir/appointmentstatus).',
  },
  {
    where: 'Timing.tim-9',
    source: "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
    used: "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
    reason: 'when repeats, and the published FHIRPath cannot be evaluated on several values.',
  },
];

/** All of the above, in the order in which provenance lists them. */
export const corrections: readonly Correction[] = [
  ...addedElements,
  ...elementTypes,
  resourceId,
  ...addedParameters,
  ...parameterTargets,
  ...primitivePatterns,
  ...keptRepairs,
];
