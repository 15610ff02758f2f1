import { type Instance, present, type Series } from '../content.ts';
import { uidUrn } from '../uid.ts';
import type { Builder, StudyContent } from './builder.ts';
import type { DecoyClass } from './decoys.ts';
import { instanceUids, LOCAL_SYSTEM, NEUTRAL_MODALITY, OTHER, seriesUids } from './values.ts';

/** The share of `series` and `instance` in the decoys. */
export function uidDecoy(b: Builder, kind: DecoyClass): StudyContent {
  const [shorterSeries, wantedSeries, longerSeries] = seriesUids(b);
  const [shorterInstance, wantedInstance, longerInstance] = instanceUids(b);
  switch (kind) {
    case 'shorter':
      return { series: [seriesOf(shorterSeries, shorterInstance)] };
    case 'longer':
      return { series: [seriesOf(longerSeries, longerInstance)] };
    case 'second': {
      const spare = ['a', 'b', 'c', 'd', 'e'].map((name) => b.uid(`second/uid/${name}`));
      const [series = '', instance = '', sibling = '', next = '', other = ''] = spare;
      return {
        series: [
          seriesOf(series, instance),
          seriesOf(wantedSeries, sibling, wantedInstance, next),
          seriesOf(other),
        ],
      };
    }
    case 'last': {
      const others = ['a', 'b', 'c'].map((name) => b.uid(`last/uid/${name}`));
      const siblings = ['d', 'e', 'f'].map((name) => b.uid(`last/uid/${name}`));
      return {
        series: [
          ...others.map((one) => seriesOf(one)),
          seriesOf(wantedSeries, ...siblings, wantedInstance),
        ],
      };
    }
    case 'elsewhere':
      // Each UID stands where only a UID of the other kind, or an identifier, is looked for.
      return {
        identifier: [
          { system: LOCAL_SYSTEM, value: wantedSeries },
          { system: LOCAL_SYSTEM, value: uidUrn(wantedInstance) },
        ],
        series: [seriesOf(wantedInstance, wantedSeries)],
      };
    default:
      return {};
  }
}

/** The UIDs to search for. */
export function probeUids(b: Builder): void {
  const families = [
    ['series', seriesUids(b)],
    ['instance', instanceUids(b)],
  ] as const;
  for (const [parameter, [shorter, wanted, longer]] of families) {
    b.probe(
      {
        kind: 'token',
        parameter,
        code: wanted,
        purpose: 'a UID between a shorter and a longer one',
      },
      { kind: 'token', parameter, code: shorter, purpose: 'a UID with which others begin' },
      { kind: 'token', parameter, code: longer, purpose: 'a UID that begins with others' },
      {
        kind: 'token',
        parameter,
        code: b.uid(`nobody/${parameter}`),
        purpose: 'a UID of no study',
      },
    );
  }
}

/** A series that is there for its UIDs. */
export function seriesOf(uid: string, ...instances: string[]): Series {
  return present({
    uid,
    modality: NEUTRAL_MODALITY,
    numberOfInstances: instances.length,
    instance: instances.map(
      (one, i): Instance => ({ uid: one, sopClass: OTHER.sopClass, number: i + 1 }),
    ),
  });
}
