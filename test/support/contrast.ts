/** Contrast as WCAG 2.2 counts it, of what is drawn. */

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });

type Rgb = readonly [number, number, number];

interface Layer {
  readonly colour: string;
  readonly opacity: number;
}

/** The colour that comes out when these are painted one over the other, the last on top. */
function painted(layers: readonly Layer[]): Rgb {
  if (!context) throw new Error('No canvas');
  context.globalAlpha = 1;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 1, 1);
  for (const { colour, opacity } of layers) {
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The backgrounds from the page's to the node's own. */
function backgrounds(node: Element): Layer[] {
  const path: Element[] = [];
  for (let at: Element | null = node; at; at = at.parentElement) path.unshift(at);
  let opacity = 1;
  return path.map((at) => {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    return { colour: style.backgroundColor, opacity };
  });
}

function contrast(one: Rgb, two: Rgb): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

/** How much a node's own colour stands out from what lies behind it, 1 to 21. */
export function contrastOf(node: Element): number {
  const layers = backgrounds(node);
  const colour = { colour: getComputedStyle(node).color, opacity: layers.at(-1)?.opacity ?? 1 };
  return contrast(painted(layers), painted([...layers, colour]));
}

/** How much a node's background stands out from what lies behind that, 1 to 21. */
export function contrastOfBackground(node: Element): number {
  const layers = backgrounds(node);
  return contrast(painted(layers), painted(layers.slice(0, -1)));
}
