/** What no drawing of ours has; one that has it is shown without. */
const foreign = 'script, foreignObject, iframe, style, a, animate, set, animateTransform, animateMotion';

/**
 * The text of a figure as an element of this page; undefined where it is no SVG. It was written from a project's texts: nothing in
 * it may run, load or look elsewhere, whatever they held. Its size is left to the page.
 */
export function adoptDrawing(svg: string, page: Document): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  if (parsed.querySelector('parsererror') || parsed.documentElement.localName !== 'svg') return undefined;
  const adopted = page.importNode(parsed.documentElement, true);
  if (!(adopted instanceof SVGSVGElement)) return undefined;
  for (const element of adopted.querySelectorAll(foreign)) element.remove();
  for (const element of [adopted, ...adopted.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (!isOwn(name.toLowerCase(), value)) element.removeAttribute(name);
    }
  }
  // Its title would pop up under every pointer; the page names the figure beside it.
  for (const title of adopted.querySelectorAll(':scope > title, :scope > desc')) title.remove();
  adopted.removeAttribute('width');
  adopted.removeAttribute('height');
  return adopted;
}

function isOwn(name: string, value: string): boolean {
  if (name.startsWith('on') || name === 'style') return false;
  if (name === 'href' || name.endsWith(':href') || name === 'src') {
    return value.startsWith('#') || /^data:image\/png;base64,[A-Za-z0-9+/=]*$/.test(value);
  }
  return true;
}
