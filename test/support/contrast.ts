/** Contrast as WCAG 2.2 counts it, of what is drawn. */

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });

type Rgb = readonly [number, number, number];

/** The colour that comes out when these are painted one over the other, the last on top. */
function painted(layers: readonly { readonly colour: string; readonly opacity: number }[]): Rgb {
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

/** How much a node's own colour stands out from what lies behind it, 1 to 21. */
export function contrastOf(node: Element): number {
  const path: Element[] = [];
  for (let at: Element | null = node; at; at = at.parentElement) path.unshift(at);
  let opacity = 1;
  const layers = path.map((at) => {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    return { colour: style.backgroundColor, opacity };
  });
  const behind = painted(layers);
  const before = painted([...layers, { colour: getComputedStyle(node).color, opacity }]);
  const [dim = 0, bright = 0] = [luminance(behind), luminance(before)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}
