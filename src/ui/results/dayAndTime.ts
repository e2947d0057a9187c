/** "20 Nov 2026, 16:40", in the reader's own time zone. */
export function dayAndTime(utc: string): string {
  return new Date(utc).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
