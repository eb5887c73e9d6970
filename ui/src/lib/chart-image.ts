// A chart of the page as a picture that stands alone: the colours that are in force are written into it, and its
// title above it.

const kept = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
];

const space = "http://www.w3.org/2000/svg";
const titleHeight = 32;
const edge = 12;

function copyStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of kept) {
    const value = style.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  to.removeAttribute("style");
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy) copyStyle(child, copy);
  }
}

export interface ChartImage {
  svg: string;
  width: number;
  height: number;
}

/** What is drawn, in the theme that is in force. */
export function chartImage(chart: SVGSVGElement, title: string): ChartImage {
  const { width: chartWidth, height: chartHeight } = chart.getBoundingClientRect();
  const width = Math.round(chartWidth) + 2 * edge;
  const height = Math.round(chartHeight) + titleHeight + edge;
  const ground = getComputedStyle(document.documentElement);

  const whole = document.createElementNS(space, "svg");
  whole.setAttribute("xmlns", space);
  whole.setAttribute("width", String(width));
  whole.setAttribute("height", String(height));
  whole.setAttribute("viewBox", `0 0 ${width} ${height}`);

  const paper = document.createElementNS(space, "rect");
  paper.setAttribute("width", String(width));
  paper.setAttribute("height", String(height));
  paper.setAttribute("fill", ground.backgroundColor);

  const heading = document.createElementNS(space, "text");
  heading.setAttribute("x", String(edge));
  heading.setAttribute("y", "21");
  heading.setAttribute("fill", ground.color);
  heading.setAttribute("font-family", ground.fontFamily);
  heading.setAttribute("font-size", ground.fontSize);
  heading.setAttribute("font-weight", "600");
  heading.textContent = title;

  const drawn = chart.cloneNode(true) as SVGSVGElement;
  copyStyle(chart, drawn);
  drawn.setAttribute("x", String(edge));
  drawn.setAttribute("y", String(titleHeight));
  drawn.setAttribute("width", String(chartWidth));
  drawn.setAttribute("height", String(chartHeight));
  drawn.removeAttribute("tabindex");

  whole.append(paper, heading, drawn);
  return { svg: new XMLSerializer().serializeToString(whole), width, height };
}

function base64(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

export const svgBase64 = ({ svg }: ChartImage): string => base64(svg);

const anchors: Record<string, CanvasTextAlign> = { middle: "center", end: "end" };

/** Twice the size, so that it stays sharp in a presentation. */
export async function pngBase64({ svg, width, height }: ChartImage, scale = 2): Promise<string> {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml");
  const texts = [...drawing.querySelectorAll("text")];
  const words = texts.map((text) => {
    const inner = text.closest("svg");
    const offset = (name: string) => Number(inner?.getAttribute(name) ?? 0);
    const own = (name: string) => text.getAttribute(name) ?? "";
    text.remove();
    return {
      text: text.textContent,
      x: offset("x") + Number(own("x")),
      y: offset("y") + Number(own("y")),
      fill: own("fill"),
      font: `${own("font-weight")} ${own("font-size")} ${own("font-family")}`,
      align: anchors[own("text-anchor")] ?? "start",
    };
  });
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The picture cannot be drawn on this computer. Save it as SVG.");
  context.scale(scale, scale);
  context.drawImage(image, 0, 0, width, height);
  // A picture within a picture has not the fonts of the page, so words are written by themselves.
  for (const { text, x, y, fill, font, align } of words) {
    Object.assign(context, { fillStyle: fill, font, textAlign: align });
    context.fillText(text, x, y);
  }
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}
