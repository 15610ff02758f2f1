import { createRequire, syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';
import type { Clock } from '../../fixtures/clock.ts';

interface Timer {
  due: number;
  fire(): void;
}

/**
 * Makes waiting cheap in this process: as soon as everything waits, time moves on to the next timer. It holds for
 * Date and setTimeout, so that checks, server and fault share one time, and only where nothing is awaited from
 * outside the process. There is no way back.
 */
export function startVirtualTime(): Clock {
  const RealDate = Date;
  let ahead = 0;
  const now = () => RealDate.now() + ahead;
  const waiting = new Set<Timer>();
  let awake = false;

  const wake = () => {
    if (awake || waiting.size === 0) return;
    awake = true;
    setImmediate(() => {
      awake = false;
      const next = [...waiting].reduce<Timer | undefined>(
        (first, timer) => (first && first.due <= timer.due ? first : timer),
        undefined,
      );
      if (next) {
        waiting.delete(next);
        ahead += Math.max(0, next.due - now());
        next.fire();
      }
      wake();
    });
  };
  const start = (fire: () => void, ms = 0): Timer => {
    const timer = { due: now() + Math.max(0, ms), fire };
    waiting.add(timer);
    wake();
    return timer;
  };
  const sleep = (ms: number) => new Promise<void>((resolve) => start(resolve, ms));

  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  });
  const later = (call: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer = start(() => call(...args), ms);
    const handle = { ...timer, ref: () => handle, unref: () => handle, hasRef: () => true };
    handles.set(handle, timer);
    return handle;
  };
  const handles = new WeakMap<object, Timer>();
  const promised = async (ms?: number, value?: unknown) => {
    await sleep(ms ?? 0);
    return value;
  };
  const { clearTimeout: clearReal } = globalThis;
  Object.assign(globalThis, {
    setTimeout: Object.assign(later, { [promisify.custom]: promised }),
    clearTimeout: (handle: unknown) => {
      const timer = typeof handle === 'object' && handle !== null && handles.get(handle);
      if (timer) waiting.delete(timer);
      else clearReal(handle as NodeJS.Timeout);
    },
  });
  const require = createRequire(import.meta.url);
  for (const name of ['node:timers', 'node:timers/promises']) {
    const module = require(name) as Record<string, unknown>;
    module.setTimeout = name === 'node:timers' ? globalThis.setTimeout : promised;
  }
  syncBuiltinESMExports();
  return { now, sleep };
}
