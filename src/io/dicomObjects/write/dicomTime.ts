/** DICOM DA and TM of a moment, in UTC. */
export function dicomTime(iso: string): { readonly date: string; readonly time: string } {
  const digits = new Date(iso).toISOString().replace(/[-:TZ]/g, '');
  return { date: digits.slice(0, 8), time: digits.slice(8) };
}

/** DICOM DT of a moment to the second, which says that it is UTC. */
export function dicomDateTime(iso: string): string {
  const { date, time } = dicomTime(iso);
  return `${date}${time.slice(0, 6)}+0000`;
}
