import { writeFileSync } from 'node:fs';
import { type EChartsOption, init } from 'echarts';

/** Lines to draw: points are [x, y], on logarithmic axes. */
export interface Plot {
  title: string;
  x: string;
  y: string;
  lines: { name: string; points: [number, number][] }[];
}

/** Draws a plot as an SVG file. */
export function draw(path: string, { title, x, y, lines }: Plot): void {
  const axis = (name: string, gap: number) =>
    ({ type: 'log', name, nameLocation: 'middle', nameGap: gap }) as const;
  const option: EChartsOption = {
    animation: false,
    backgroundColor: '#ffffff',
    title: { text: title, left: 'center' },
    legend: { bottom: 8 },
    grid: { left: 90, right: 40, top: 60, bottom: 95 },
    xAxis: axis(x, 30),
    yAxis: axis(y, 60),
    series: lines.map(({ name, points }) => ({ type: 'line', name, data: points })),
  };
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 860, height: 540 });
  chart.setOption(option);
  writeFileSync(path, `${chart.renderToSVGString()}\n`);
  chart.dispose();
}
