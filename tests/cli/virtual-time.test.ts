import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startVirtualTime } from '../../cli/kill/virtual-time.ts';

const HOUR = 3_600_000;

// For this file alone: every file of tests has a process or a context of its own.
const clock = startVirtualTime();

describe('virtual time', () => {
  it('moves on as soon as everything waits, for Date as well', async () => {
    const before = Date.now();
    await clock.sleep(HOUR);
    expect(Date.now() - before).toBeGreaterThanOrEqual(HOUR);
    expect(Date.parse(new Date().toISOString())).toBeGreaterThanOrEqual(before + HOUR);
    expect(clock.now() - Date.now()).toBeLessThanOrEqual(0);
  });

  it('wakes sleepers in the order of their time, however they wait', async () => {
    const woken: string[] = [];
    const note = (name: string) => () => {
      woken.push(name);
    };
    setTimeout(note('timer'), 2 * HOUR);
    await Promise.all([wait(3 * HOUR).then(note('module')), clock.sleep(HOUR).then(note('clock'))]);
    expect(woken).toEqual(['clock', 'timer', 'module']);
  });

  it('forgets what is called off', async () => {
    let fired = false;
    const timer = setTimeout(() => {
      fired = true;
    }, HOUR);
    clearTimeout(timer);
    await clock.sleep(2 * HOUR);
    expect(fired).toBe(false);
  });

  it('leaves dates alone that are told', () => {
    expect(new Date('2020-02-29T12:00:00Z').toISOString()).toBe('2020-02-29T12:00:00.000Z');
    expect(Date.UTC(2020, 1, 29)).toBe(1_582_934_400_000);
    expect(new Date() instanceof Date).toBe(true);
  });
});
