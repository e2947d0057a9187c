import { seriesText } from '../catalogue/seriesText';
import type { ParallelImaging, SliceHeader } from '../image/sliceHeader';

/** Image type values that name a correction or filter of the reconstruction. */
const filterTypes = /^(?:NORM|PSN|DIS[23]D|FIL|CLEAR|PURE|SCIC|ND)$/;
/** Vendors' corrections of brightness as words of a series: Philips CLEAR, GE PURE and SCIC, prescan normalise. */
const filterWords = / (?:clear|pure|scic|psn)(?= )/g;

/** One name for a maker: vendors changed theirs over the years ("Philips Medical Systems", "Philips Healthcare"). */
export function vendorText(text: string | undefined): string | undefined {
  const known =
    /philips|siemens|\bge\b|general electric|toshiba|canon|hitachi|fujifilm|esaote|united imaging|\buih\b/i.exec(
      text ?? '',
    );
  if (!known) return text;
  const name = known[0].toLowerCase();
  const aliases: Readonly<Record<string, string>> = {
    philips: 'Philips',
    siemens: 'Siemens',
    ge: 'GE',
    'general electric': 'GE',
    uih: 'United Imaging',
    'united imaging': 'United Imaging',
    toshiba: 'Canon (Toshiba)',
    canon: 'Canon (Toshiba)',
    hitachi: 'Fujifilm (Hitachi)',
    fujifilm: 'Fujifilm (Hitachi)',
  };
  return aliases[name] ?? text;
}

/**
 * Filters and corrections of the reconstruction: what the image type, private elements and the words of the series name.
 * `none` where nothing does, which is not the same as none having been used.
 */
export function filterText(header: SliceHeader): string {
  const typed = header.imageType
    .map((value) => value.trim().toUpperCase())
    .filter((value) => filterTypes.test(value));
  const worded = [...seriesText(header).matchAll(filterWords)].map(([word]) => word.trim().toUpperCase());
  const named = new Set([...typed, ...worded, ...(header.acquisition.vendorFilters ?? [])]);
  return named.size > 0 ? [...named].sort().join(', ') : 'none';
}

/** Parallel imaging in a few characters: "SENSE 2", "factor 2"; undefined where nothing is stated. */
export function parallelImagingText(stated: ParallelImaging | undefined): string | undefined {
  if (!stated) return undefined;
  const { technique, inPlaneFactor, throughPlaneFactor } = stated;
  if (technique === 'none') return 'none';
  const factors = [inPlaneFactor, throughPlaneFactor === 1 ? undefined : throughPlaneFactor].filter(
    (factor) => factor !== undefined,
  );
  const text = [technique ?? (factors.length > 0 ? 'factor' : ''), factors.join(' × ')].join(' ').trim();
  return text === '' ? undefined : text;
}

export function scanOptionText(text: string | undefined): string {
  const named = (text ?? '')
    .toUpperCase()
    .split(/[\\\s,]+/)
    .filter((value) => value !== '');
  return named.length > 0 ? [...new Set(named)].sort().join(', ') : 'none';
}
