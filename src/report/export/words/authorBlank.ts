/** What the project does not know and a paper has to say: a blank that nobody overlooks. */
export function authorBlank(toWrite: string): string {
  return `[For the author: ${toWrite}]`;
}
