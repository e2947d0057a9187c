import type { SliceHeader } from '../../domain/image/sliceHeader';

/** The scanner of a slice in a line: maker, model, field strength, echo time. */
export function scannerText(header: SliceHeader | undefined): string {
  const acquisition = header?.acquisition;
  if (!acquisition) return '';
  const { manufacturer, model, fieldStrengthT, echoTimeMs } = acquisition;
  const scanner = [
    manufacturer?.split(' ')[0],
    model,
    fieldStrengthT === undefined ? undefined : `${fieldStrengthT} T`,
  ];
  const echo = echoTimeMs === undefined ? '' : `TE ${Math.round(echoTimeMs)}`;
  return [scanner.filter(Boolean).join(' '), echo].filter(Boolean).join(' · ');
}
