import type { Resource } from '../../../spec/index.ts';
import { listOf, told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

type Extension = Record<string, unknown>;

/** Numbers come as objects that know their digits. */
const asNumber = (one: Extension): Extension =>
  one.valueDecimal === undefined ? one : { ...one, valueDecimal: Number(one.valueDecimal) };

const plain = (study: Resource) =>
  withSeries(study, (series) => ({
    ...series,
    ...(Array.isArray(series.instance) && {
      instance: listOf(series.instance).map((instance) => ({
        ...instance,
        ...(instance.extension !== undefined && {
          extension: listOf(instance.extension).map(asNumber),
        }),
      })),
    }),
  }));

export default defineFault({
  id: 'instance-extensions-without-zeros',
  chapter: 'crud',
  breaks: 'Decimals in extensions of instances are told as plain numbers: 1.50 is 1.5.',
  requirements: ['format-decimal-precision'],
  response: told(plain),
});
