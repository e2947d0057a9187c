/** A day of the log in words, in the reader's own time: "2 Apr 2026". */
export function dayText(utc: string): string {
  return new Date(utc).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
