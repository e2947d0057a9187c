import { hatchLines } from './hatchLines';
import type { ImagePair, PairPicture } from './imagePair';
import { type PlaceMm, placeMm } from './pairField';
import { svgElement, svgNumber } from './svgMarkup';

/** As the product draws: hue, and a dash that says the same in a grey print (lengths in line widths). */
const looks = {
  first: { hue: '#FFA033', dash: [] },
  second: { hue: '#57B8FF', dash: [4.4, 2.5] },
  third: { hue: '#F08CC8', dash: [5.6, 1.9, 1.3, 1.9] },
} as const;

/* Of the print, mm. Casing and core have the proportions of the reading screen. */
const coreMm = 0.35;
const casingMm = 0.83;
const exclusionMm = 0.3;
const hatchMm = 0.2;
const hatchGapMm = 1.2;

/**
 * The outlines of a picture in mm of its slice, each cased in black so that one hue is seen on bright fat and on dark muscle;
 * parts that do not count are hatched. Nothing is filled.
 *
 * @param printScale Print mm for one mm of the patient.
 */
export function pairOutlines(
  picture: PairPicture,
  place: ImagePair['observer']['place'],
  printScale: number,
): string {
  const { hue, dash } = looks[place];
  const own = (printMm: number): number => printMm / printScale;
  return picture.entries
    .map((entry) => {
      if (entry.kind !== 'outlined') return '';
      const exclusions = entry.exclusionsPx.map((ring) => {
        const places = ring.map((point) => placeMm(point, picture));
        const hatch = hatchLines(places, own(hatchGapMm))
          .map(([from, to]) => `M${placeText(from)}L${placeText(to)}`)
          .join('');
        const dashed = {
          'stroke-dasharray': [3.2, 2.4].map((part) => svgNumber(own(part * exclusionMm))).join(' '),
        };
        return (
          (hatch ? line(hatch, hue, own(hatchMm)) : '') +
          line(ringPath(places), '#000000', own(casingMm), { 'stroke-opacity': '0.72' }) +
          line(ringPath(places), hue, own(exclusionMm), dashed)
        );
      });
      const path = ringPath(entry.outlinePx.map((point) => placeMm(point, picture)));
      const dashed =
        dash.length > 0
          ? { 'stroke-dasharray': dash.map((part) => svgNumber(own(part * coreMm))).join(' ') }
          : {};
      const outline =
        line(path, '#000000', own(casingMm), { 'stroke-opacity': '0.72' }) +
        line(path, hue, own(coreMm), { 'data-outline': `${entry.side} ${entry.muscle.id}`, ...dashed });
      return exclusions.join('') + outline;
    })
    .join('');
}

function line(d: string, stroke: string, width: number, more: Readonly<Record<string, string>> = {}): string {
  return svgElement('path', {
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-linejoin': 'round',
    ...more,
  });
}

function ringPath(places: readonly PlaceMm[]): string {
  return `M${places.map(placeText).join('L')}Z`;
}

function placeText([across, down]: PlaceMm): string {
  return `${svgNumber(across)} ${svgNumber(down)}`;
}
