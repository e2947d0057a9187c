const collator = new Intl.Collator('en', { numeric: true });

/** The order of subjects by code: S-2 comes before S-10. */
export function compareCodes(a: string, b: string): number {
  return collator.compare(a, b);
}
