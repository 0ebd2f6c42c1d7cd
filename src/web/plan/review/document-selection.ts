/** From the browser's selection to offsets of the plan's text, and back to places on the page. */
import type { Range } from '#core/plan/parsed-plan.ts';

/** The selected stretch within `pane`, without white space at its edges; null when nothing is selected. */
export function selectedStretch(pane: HTMLElement, text: string): Range | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) && !pane.contains(range.endContainer)) return null;
  const from = offsetOf(range.startContainer, range.startOffset, 'start');
  const to = offsetOf(range.endContainer, range.endOffset, 'end');
  if (from === null || to === null) return null;
  let start = Math.min(from, to);
  let end = Math.max(from, to);
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  return start < end ? { start, end } : null;
}

/** A place on the page as an offset of the text. */
function offsetOf(node: Node, offset: number, edge: 'start' | 'end'): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const own = element?.closest<HTMLElement>('[data-start]');
  if (own !== null && own !== undefined) return Number(own.dataset['start']) + (node instanceof Element ? 0 : offset);
  // The edge lies between two stretches: take the nearest one inside of it.
  const child = element?.childNodes[Math.max(0, edge === 'end' ? offset - 1 : offset)];
  const near =
    child instanceof Element ? [child, ...child.querySelectorAll('[data-start]')].filter((one) => one.matches('[data-start]')) : [];
  const chosen = edge === 'end' ? near.at(-1) : near[0];
  if (!(chosen instanceof HTMLElement)) return null;
  return Number(chosen.dataset['start']) + (edge === 'end' ? (chosen.textContent ?? '').length : 0);
}

/** The stretch on the page that holds an offset; undefined while it is not laid out. */
export function elementAt(pane: HTMLElement, offset: number): HTMLElement | undefined {
  let found: HTMLElement | undefined;
  for (const element of pane.querySelectorAll<HTMLElement>('[data-start]')) {
    const start = Number(element.dataset['start']);
    if (start <= offset && offset < start + (element.textContent ?? '').length) found = element;
  }
  return found;
}

/** Is the element wholly in the visible part of its pane? */
export function isInView(pane: HTMLElement, element: HTMLElement): boolean {
  const outer = pane.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  return inner.top >= outer.top + 8 && inner.top <= outer.bottom - 60;
}
