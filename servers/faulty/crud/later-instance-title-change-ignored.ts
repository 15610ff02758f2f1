import type { Resource } from '../../../spec/index.ts';
import { listOf, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { contentOf } from '../same-content.ts';
import { updateIgnored } from '../update-ignored.ts';

/** All that is compared: of series after the first no titles of instances. */
const compared = (study: Resource) =>
  contentOf(
    withSeries(study, (series, index) =>
      index === 0 ? series : { ...series, instance: listOf(series.instance).map(untitled) },
    ) ?? study,
  );

const untitled = ({ title: _title, ...rest }: Record<string, unknown>) => rest;

export default defineFault({
  id: 'later-instance-title-change-ignored',
  chapter: 'crud',
  breaks:
    'An update that changes nothing but the titles of instances in a series after the first is taken for none: it is answered 200 and not stored.',
  requirements: ['rest-update-200', 'rest-versionid-changes-on-update'],
  request: updateIgnored(compared),
});
