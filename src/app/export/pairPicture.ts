import { err, ok, type Result } from '../../base/result';
import { defaultWindow, type GreyWindow, isUsableWindow } from '../../domain/image/defaultWindow';
import { imageKey } from '../../domain/image/imageRef';
import { textSign } from '../../domain/image/textSign';
import { turnedSlice, uprightTurn } from '../../domain/image/uprightTurn';
import { windowedGrey } from '../../domain/image/windowedGrey';
import type { PairEntry, PairPicture, PairWarning } from '../../report/figures/imagePair/imagePair';
import type { AppContext } from '../context';
import { imagePairText } from './imagePairText';
import type { MeasuredScan } from './measuredScan';

const untouched = { isTransposed: false, flipsColumns: false, flipsRows: false };

/**
 * Decodes a measured slice and makes a picture of it: windowed as the observer looked at its series, else as the file says or
 * the values ask for; turned upright. Refused where the pixels are others than were measured, or may show a name.
 */
export async function pairPicture(
  { registry }: Pick<AppContext, 'registry'>,
  { header, fingerprint, entries, daysFromSurgery }: MeasuredScan,
  remembered: GreyWindow | undefined,
): Promise<Result<{ readonly picture: PairPicture; readonly warnings: readonly PairWarning[] }, string>> {
  if (!registry.isReachable(imageKey(header))) return err(imagePairText.notHere);
  const decoded = await registry.decode(header);
  if (!decoded.ok) return err(decoded.error.message.replace(/\.$/, ''));
  const image = decoded.value;
  if (image.fingerprint !== fingerprint) return err(imagePairText.otherImage);
  const sign = textSign(header, image);
  if (sign === 'stated') return err(imagePairText.burnedIn);
  if (sign === 'capture') return err(imagePairText.capture);
  const { columns, rows, spacing } = image.grid;
  if (!spacing) return err(imagePairText.noSpacing);
  const window = isUsableWindow(remembered) ? remembered : defaultWindow(image, header.window);
  const turn = uprightTurn(image.grid);
  const turned = turnedSlice(
    { columns, rows, spacing, grey: windowedGrey(image, window) },
    turn ?? untouched,
  );
  const picture: PairPicture = {
    columns: turned.columns,
    rows: turned.rows,
    spacing: turned.spacing,
    grey: turned.grey,
    window: { center: window.center, width: window.width },
    isOrientationKnown: turn !== undefined,
    entries: entries.map(
      (entry): PairEntry =>
        entry.kind === 'outlined'
          ? {
              ...entry,
              outlinePx: entry.outlinePx.map(turned.place),
              exclusionsPx: entry.exclusionsPx.map((ring) => ring.map(turned.place)),
            }
          : entry,
    ),
    daysFromSurgery,
  };
  const warnings: PairWarning[] = [
    ...(sign === 'derived' ? ['derived' as const] : []),
    ...(turn ? [] : ['orientation-unknown' as const]),
    ...(image.isLossy ? ['lossy' as const] : []),
  ];
  return ok({ picture, warnings });
}
