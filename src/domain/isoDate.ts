import type { Brand } from '../base/brand';

/** A calendar date without time or zone, `yyyy-mm-dd`. */
export type IsoDate = Brand<string, 'IsoDate'>;

/** Reads `yyyy-mm-dd`, `yyyymmdd` (DICOM DA) or `yyyy.mm.dd` (ACR-NEMA); undefined when it is no calendar date. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = /^\s*(\d{4})([-./]?)(\d{2})\2(\d{2})\s*$/.exec(text);
  if (!match) return undefined;
  const [, year, , month, day] = match;
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return undefined;
  return iso as IsoDate;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
