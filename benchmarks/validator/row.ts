/** What is measured of a peer. */
export interface Row {
  name: string;
  /** Small studies, and studies of 5,000 instances, judged in a second of CPU. */
  small: number;
  large: number;
  /** Share of the defects that are refused. */
  found: number;
  /** Valid studies that are refused. */
  alarms: number;
  /** CPU from nothing to the first verdict. */
  firstMs: number;
  /** Most memory that was resident. */
  megabytes: number;
}
