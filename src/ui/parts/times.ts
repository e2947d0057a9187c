/** Local clock time, hours to seconds. */
export function clockTime(utc: string): string {
  return new Date(utc).toLocaleTimeString('en-GB');
}

/** Local calendar day, or how near it is. */
export function dayText(utc: string, nowMs: number): string {
  const day = new Date(utc);
  const today = new Date(nowMs);
  const startOf = (date: Date): number =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((startOf(today) - startOf(day)) / 86_400_000);
  if (days === 0) return `today ${day.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  if (days === 1) return 'yesterday';
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
