/** Bytes of a file: whole kilobytes, from 400 kB on megabytes with one decimal. 1 MB is 10⁶ bytes. */
export function sizeText(bytes: number): string {
  if (bytes < 350_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return bytes < 99.95e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`;
}
