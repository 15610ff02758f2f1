import pc from 'picocolors';

/** Where progress goes: a terminal, a file, or a test's own. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/**
 * Says how far a run is: one line that changes in place on a terminal, a line every tenth of the
 * way elsewhere.
 */
export class Progress {
  private done = 0;
  private red = 0;
  private told = 0;
  private drawn = false;
  private total: number;
  private readonly screen: Screen;

  constructor(total: number, screen: Screen) {
    this.total = total;
    this.screen = screen;
  }

  /** So many more are to come. */
  expect(more: number): void {
    this.total += more;
  }

  /** A test ended. */
  step(name: string, red: boolean): void {
    this.done += 1;
    if (red) this.red += 1;
    const state = `${this.done}/${this.total} · ${this.red} red`;
    if (this.screen.isTTY === true) {
      this.clear();
      const text = `${state} · ${name}`.slice(0, Math.max(20, (this.screen.columns ?? 80) - 1));
      this.screen.write(pc.dim(text));
      this.drawn = true;
      return;
    }
    const tenth = Math.floor((this.done * 10) / Math.max(1, this.total));
    if (tenth <= this.told) return;
    this.told = tenth;
    this.screen.write(`  ${state}\n`);
  }

  /** Text that has to stay, such as what a test printed. */
  say(text: string): void {
    this.clear();
    this.screen.write(text);
  }

  /** Takes the changing line away. */
  clear(): void {
    if (this.drawn) this.screen.write('\r\u001b[2K');
    this.drawn = false;
  }
}
