/** A line of a plot. */
export interface Line {
  title: string;
  points: readonly { x: number; y: number }[];
}

/** A plot with a logarithmic axis to the right, because what grows here grows by tens. */
export interface Plot {
  title: string;
  /** What stands below, and what is measured upwards. */
  xTitle: string;
  yTitle: string;
  lines: readonly Line[];
}

const WIDTH = 640;
const HEIGHT = 300;
const LEFT = 64;
const RIGHT = 150;
const TOP = 40;
const BOTTOM = 48;
/** Readable on white and on black alike. */
const INK = '#7a7f87';
const GRID = '#7a7f8740';
const COLORS = ['#c2571a', '#2f7fb8', '#5c9e31', '#8a5cc2'];
const STEPS = 4;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The next round number at or above a value: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

const toNumber = (value: number): string => String(Number(value.toPrecision(3)));

/** Draws one plot as a group, `top` pixels below the upper edge. */
function drawPlot({ title, xTitle, yTitle, lines }: Plot, top: number): string {
  const points = lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const [first = 1, last = first * 10] = [xs[0], xs.at(-1)];
  const most = roundUp(Math.max(...points.map(({ y }) => y)));
  const width = WIDTH - LEFT - RIGHT;
  const height = HEIGHT - TOP - BOTTOM;
  const toX = (x: number) => LEFT + (Math.log(x / first) / Math.log(last / first)) * width;
  const toY = (y: number) => TOP + height - (y / most) * height;
  const label = (x: number, y: number, text: string, anchor = 'middle') =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escape(text)}</text>`;
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = (most / STEPS) * step;
    const y = toY(value).toFixed(1);
    return `<path d="M${LEFT} ${y}H${LEFT + width}" stroke="${GRID}"/>${label(LEFT - 8, toY(value) + 4, toNumber(value), 'end')}`;
  });
  const drawn = lines.map((line, index) => {
    const color = COLORS[index % COLORS.length];
    const path = line.points
      .map(
        ({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`,
      )
      .join('');
    const dots = line.points.map(
      ({ x, y }) =>
        `<circle cx="${toX(x).toFixed(1)}" cy="${toY(y).toFixed(1)}" r="3" fill="${color}"/>`,
    );
    const end = line.points.at(-1);
    const name =
      end === undefined
        ? ''
        : `<text x="${(toX(end.x) + 8).toFixed(1)}" y="${(toY(end.y) + 4).toFixed(1)}" style="fill:${color}">${escape(line.title)}</text>`;
    return `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}${name}`;
  });
  return [
    `<g transform="translate(0 ${top})">`,
    `<text x="${LEFT}" y="18" font-weight="600">${escape(title)}</text>`,
    `<text x="${LEFT}" y="33" font-size="11">${escape(yTitle)}</text>`,
    ...grid,
    ...xs.map((x) => label(toX(x), TOP + height + 18, x.toLocaleString('en'))),
    label(LEFT + width / 2, TOP + height + 36, xTitle),
    ...drawn,
    '</g>',
  ].join('\n');
}

/** Draws plots below each other, as a picture that can be committed. */
export function toSvg(plots: readonly Plot[]): string {
  const height = HEIGHT * plots.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(plots.map(({ title }) => title).join('; '))}">`,
    `<style>text{font:12px system-ui,sans-serif;fill:${INK}}</style>`,
    ...plots.map((plot, index) => drawPlot(plot, index * HEIGHT)),
    '</svg>',
    '',
  ].join('\n');
}
