import type { DefectFates, FatesOfElement } from '../../evidence/defect-fates.ts';
import { elementsOf } from '../../spec/index.ts';
import type { Delivery } from './defect-delivery.ts';
import { elementOf } from './defect-sample.ts';
import { placesOf, pointsAt } from './places.ts';

const EXAMPLES = 5;

const known: ReadonlySet<string> = new Set(
  elementsOf('ImagingStudy').map(({ path }) => path.split('.')[1] ?? ''),
);

/** What became of the defects of one rule, by the element that they are in. */
export function fatesOf(rule: string, of: number, deliveries: readonly Delivery[]): DefectFates {
  const elements = new Map<string, FatesOfElement>();
  for (const delivery of deliveries) {
    const element = columnOf(delivery);
    const fates = elements.get(element) ?? none(element);
    elements.set(element, fates);
    count(fates, delivery);
  }
  return { rule, sent: deliveries.length, of, elements: [...elements.values()] };
}

function columnOf({ defect }: Delivery): string {
  const element = elementOf(defect).replace(/^_/, '');
  if (element === '' || element === 'resourceType') return 'document';
  return known.has(element) ? element : 'other';
}

function none(element: string): FatesOfElement {
  return { element, refused: 0, dropped: 0, kept: 0, choked: 0, located: 0, examples: {} };
}

function count(fates: FatesOfElement, { defect, fate, answer }: Delivery): void {
  fates[fate] += 1;
  if (fate === 'refused') {
    if (answer && placesOf(answer).some((place) => pointsAt(place, defect))) fates.located += 1;
    return;
  }
  const shown = fates.examples[fate] ?? [];
  if (shown.length < EXAMPLES) fates.examples[fate] = [...shown, defect.id];
}
