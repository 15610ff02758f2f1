import { ExactNumber } from '../json.ts';
import { dateRange } from './date-range.ts';
import type { Issue } from './refusal.ts';
import { error, isObject } from './validate-issue.ts';

type Value = Record<string, unknown>;

/** A constraint of a datatype, or of an element that has its content inline. */
interface TypeRule {
  says: string;
  holds(value: Value): boolean;
}

const UCUM = 'http://unitsofmeasure.org';

/** Whether an element is there, with a value or with extensions alone. */
const has = (value: Value, name: string) => name in value || `_${name}` in value;
const hasAnyOf = (value: Value, stem: string) =>
  Object.keys(value).some((name) => new RegExp(`^_?${stem}[A-Z]`).test(name));
const needs = (one: string, other: string) => (value: Value) =>
  !has(value, one) || has(value, other);
const either = (one: string, other: string) => (value: Value) =>
  has(value, one) !== has(value, other);
const numberOf = (value: unknown) =>
  typeof value === 'number' || value instanceof ExactNumber ? Number(value) : undefined;
const notBelowZero = (name: string) => (value: Value) => (numberOf(value[name]) ?? 0) >= 0;
const ofUcum = (value: Value) => !has(value, 'system') || value.system === UCUM;

const quantity: TypeRule = {
  says: 'A code of a unit has a system (qty-3).',
  holds: needs('code', 'system'),
};
/** SimpleQuantity is a Quantity in what holds it. */
const simple = (...names: string[]): TypeRule => ({
  says: `${names.join(' and ')} have no comparator (sqty-1).`,
  holds: (value) =>
    names.every((name) => !isObject(value[name]) || !has(value[name], 'comparator')),
});
const filter = (key: string): TypeRule => ({
  says: `A filter has either a path or a search parameter (${key}).`,
  holds: either('path', 'searchParam'),
});

/** By type, or by the path of the element. */
const rules: Readonly<Record<string, readonly TypeRule[]>> = {
  Extension: [
    {
      says: 'An extension has either a value or extensions (ext-1).',
      holds: (value) => hasAnyOf(value, 'value') !== Object.hasOwn(value, 'extension'),
    },
  ],
  Period: [
    {
      says: 'A period does not end before it starts (per-1).',
      holds: ({ start, end }) => {
        const from = dateRange(String(start));
        const to = dateRange(String(end));
        return !from || !to || to.high > from.low;
      },
    },
  ],
  Quantity: [quantity],
  SimpleQuantity: [quantity],
  Age: [
    quantity,
    {
      says: 'An age is positive and has a code of UCUM (age-1).',
      holds: (value) =>
        needs('value', 'code')(value) && ofUcum(value) && (numberOf(value.value) ?? 1) > 0,
    },
  ],
  Count: [
    quantity,
    {
      says: 'A count is whole and its unit is 1 (cnt-3).',
      holds: (value) =>
        needs('value', 'code')(value) &&
        ofUcum(value) &&
        (!has(value, 'code') || value.code === '1') &&
        Number.isInteger(numberOf(value.value) ?? 1),
    },
  ],
  Distance: [
    quantity,
    {
      says: 'A distance has a code of UCUM (dis-1).',
      holds: (value) => needs('value', 'code')(value) && ofUcum(value),
    },
  ],
  Duration: [
    quantity,
    {
      says: 'A duration with a code has a value and the system of UCUM (drt-1).',
      holds: (value) => !has(value, 'code') || (value.system === UCUM && has(value, 'value')),
    },
  ],
  Attachment: [{ says: 'Data has a content type (att-1).', holds: needs('data', 'contentType') }],
  ContactPoint: [{ says: 'A value has a system (cpt-2).', holds: needs('value', 'system') }],
  'DataRequirement.codeFilter': [filter('drq-1')],
  'DataRequirement.dateFilter': [filter('drq-2')],
  Expression: [
    {
      says: 'An expression is written out or referred to (exp-1).',
      holds: (value) => has(value, 'expression') || has(value, 'reference'),
    },
  ],
  Ratio: [
    {
      says: 'A ratio has a numerator and a denominator (rat-1).',
      holds: (value) =>
        has(value, 'numerator') === has(value, 'denominator') &&
        (has(value, 'numerator') || has(value, 'extension')),
    },
  ],
  Range: [
    simple('low', 'high'),
    {
      says: 'A range does not end below its start (rng-2).',
      holds: ({ low, high }) => {
        const [from, to] = [low, high] as ({ value?: unknown; code?: unknown } | undefined)[];
        const [least, most] = [numberOf(from?.value), numberOf(to?.value)];
        if (least === undefined || most === undefined || from?.code !== to?.code) return true;
        return least <= most;
      },
    },
  ],
  SampledData: [simple('origin')],
  Dosage: [simple('maxDosePerAdministration', 'maxDosePerLifetime')],
  'Dosage.doseAndRate': [simple('doseQuantity', 'rateQuantity')],
  'Timing.repeat': [
    { says: 'A duration has a unit (tim-1).', holds: needs('duration', 'durationUnit') },
    { says: 'A period has a unit (tim-2).', holds: needs('period', 'periodUnit') },
    { says: 'A duration is not negative (tim-4).', holds: notBelowZero('duration') },
    { says: 'A period is not negative (tim-5).', holds: notBelowZero('period') },
    { says: 'A greatest period goes with a period (tim-6).', holds: needs('periodMax', 'period') },
    {
      says: 'A greatest duration goes with a duration (tim-7).',
      holds: needs('durationMax', 'duration'),
    },
    { says: 'A greatest count goes with a count (tim-8).', holds: needs('countMax', 'count') },
    {
      says: 'An offset is one from an event that is no meal (tim-9).',
      holds: (value) => {
        const events = Array.isArray(value.when) ? value.when : [];
        return (
          !has(value, 'offset') ||
          (events.length > 0 && !events.some((event) => /^C[MDV]?$/.test(String(event))))
        );
      },
    },
    {
      says: 'There are times of day or events, not both (tim-10).',
      holds: (value) => !(has(value, 'timeOfDay') && has(value, 'when')),
    },
  ],
  TriggerDefinition: [
    {
      says: 'A trigger has data or a time, not both (trd-1).',
      holds: (value) => !(has(value, 'data') && hasAnyOf(value, 'timing')),
    },
    { says: 'A condition is one on data (trd-2).', holds: needs('condition', 'data') },
    {
      says: 'A trigger has the name, time or data that its type asks for (trd-3).',
      holds: (value) =>
        (value.type !== 'named-event' || has(value, 'name')) &&
        (value.type !== 'periodic' || hasAnyOf(value, 'timing')) &&
        (!String(value.type).startsWith('data-') || has(value, 'data')),
    },
  ],
};

/**
 * Constraints of a datatype that do not hold.
 * @param model path of its content: `Period`, `Timing.repeat`
 */
export function datatypeIssues(model: string, value: Value, path: string): Issue[] {
  return (rules[model] ?? [])
    .filter(({ holds }) => !holds(value))
    .map(({ says }) => error('invariant', says, path));
}
