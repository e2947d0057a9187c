import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { FatMethod, ValueKind } from '../../domain/study/protocol';
import { WrongInput } from '../wrongInput';

/** What is to be measured, and how. */
export interface MeasureArgs {
  readonly dicom: string;
  readonly rois: string;
  readonly format: 'json' | 'csv';
  readonly rule: PixelRule['id'];
  readonly valueKind: ValueKind;
  readonly fat: FatMethod;
}

export const measureHelp = `multifidus measure <dicom> <rois> [options]

Measures outlines on DICOM images and prints the numbers. <dicom> is a file or a folder. <rois> is a JSON file:

  { "rois": [ { "name": "left",
                "outline": [[10.5, 20.25], [40, 20], [40, 60]],
                "exclusions": [ [[15, 30], [20, 30], [20, 35]] ],
                "image": { "sopInstanceUid": "1.2.3", "frame": 0 } } ] }

or .roi files and RoiSet.zip of ImageJ, or an XML of Horos. A vertex is [column, row] in pixels; [0, 0] is the centre of the
top-left pixel ("origin": "corner" beside "rois" counts from its corner, as ImageJ does). "image" may also be
{ "file": "IM0003.dcm" }; it can be left out where there is one image.

  --format json|csv                   what is printed; json
  --rule centre|imagej                which pixels are inside; centre
  --values displayed|stored|philips   which values the statistics are of; displayed (rescaled)
  --fat otsu|two|three|<number>       fat by Otsu's threshold, a mixture of two or three, or above a number

Areas are of the polygon (mm²), net areas without the exclusions; SD divides by n - 1. An ROI that cannot be measured is refused
with the reason, the others are measured; the exit code is then 2.`;

const valueKinds: Readonly<Record<string, ValueKind>> = {
  displayed: 'displayed',
  stored: 'stored',
  philips: 'philips-floating-point',
};

/** Reads the arguments; undefined where help was asked for. */
export function readMeasureArgs(args: readonly string[]): MeasureArgs | undefined {
  const paths: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const given = args[at] ?? '';
    if (given === '--help' || given === '-h') return undefined;
    if (!given.startsWith('--')) {
      paths.push(given);
      continue;
    }
    const [name = '', joined] = given.slice(2).split('=', 2);
    if (!['format', 'rule', 'values', 'fat'].includes(name)) {
      throw new WrongInput(`There is no option ${given}. See multifidus measure --help.`);
    }
    const value = joined ?? args[at + 1];
    if (joined === undefined) at += 1;
    if (value === undefined) throw new WrongInput(`--${name} needs a value.`);
    options.set(name, value);
  }
  const [dicom, rois] = paths;
  if (dicom === undefined || rois === undefined || paths.length > 2) {
    throw new WrongInput(
      `Two paths are needed: of the DICOM file or folder, and of the ROIs.\n\n${measureHelp}`,
    );
  }
  const valueKind = valueKinds[chosen(options, 'values', Object.keys(valueKinds))];
  return {
    dicom,
    rois,
    format: chosen(options, 'format', ['json', 'csv']),
    rule: chosen(options, 'rule', ['centre', 'imagej']),
    valueKind: valueKind ?? 'displayed',
    fat: fatOf(options.get('fat')),
  };
}

function chosen<const Value extends string>(
  options: ReadonlyMap<string, string>,
  name: string,
  values: readonly Value[],
): Value {
  const given = options.get(name);
  const [first] = values;
  const found = given === undefined ? first : values.find((value) => value === given);
  if (found === undefined) throw new WrongInput(`--${name} is ${given}; it can be ${values.join(', ')}.`);
  return found;
}

function fatOf(given: string | undefined): FatMethod {
  switch (given) {
    case undefined:
      return { kind: 'none' };
    case 'otsu':
      return { kind: 'otsu' };
    case 'two':
      return { kind: 'gaussian-mixture', components: 2 };
    case 'three':
      return { kind: 'gaussian-mixture', components: 3 };
    default: {
      const value = Number(given);
      if (given.trim() === '' || !Number.isFinite(value)) {
        throw new WrongInput(`--fat is ${given}; it can be otsu, two, three or a number.`);
      }
      return { kind: 'fixed-threshold', value };
    }
  }
}
