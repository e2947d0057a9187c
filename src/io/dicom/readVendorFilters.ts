import type { FrameTags } from './frameTags';
import { privateTexts } from './privateElement';
import { philipsItems } from './readRescale';

/**
 * Filters and corrections of the reconstruction that only private elements name: GE's filter mode (0043,xx2D), where
 * `p` is PURE and `s` SCIC, and Philips' geometry correction (2005,xxA9). Philips' CLEAR has no element that is known;
 * it is found in the words of a series.
 */
export function readVendorFilters(frame: FrameTags): readonly string[] | undefined {
  const { dataSet } = frame;
  const [mode = ''] = privateTexts(dataSet, { group: '0043', creator: 'GEMS_PARM_01', element: '2d' });
  const geometry = [dataSet, ...philipsItems(frame)]
    .map(
      (source) =>
        privateTexts(source, { group: '2005', creator: 'Philips MR Imaging DD 001', element: 'a9' })[0],
    )
    .find((text) => text !== undefined);
  const filters = [
    ...(/^p\+?$/i.test(mode) ? ['PURE'] : []),
    ...(/^s$/i.test(mode) ? ['SCIC'] : []),
    ...(geometry && /^[23]D$/i.test(geometry) ? [`DIS${geometry.toUpperCase()}`] : []),
  ];
  return filters.length > 0 ? filters : undefined;
}
