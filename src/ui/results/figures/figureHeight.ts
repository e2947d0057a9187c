/** Figures grow with the window, but never push each other off a small one. */
export function figureHeight(viewportHeight: number): number {
  if (viewportHeight > 1300) return 440;
  return viewportHeight > 1000 ? 300 : 236;
}
