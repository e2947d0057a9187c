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

/**
 * Seconds since 2000, which fit in an IS until 2068 (PS3.5 6.2): the instance number of a version in its series. Viewers that show one
 * object of a series take the one of the highest number.
 */
export function versionNumber(iso: string): number {
  const seconds = Math.floor((Date.parse(iso) - Date.UTC(2000, 0, 1)) / 1000);
  return Math.min(Math.max(seconds, 1), 2 ** 31 - 1);
}
