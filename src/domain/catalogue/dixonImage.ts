import { type NamedSeries, seriesPhrases } from './seriesText';

/** Which image of a Dixon acquisition a series holds, and the sign that says so. */
export interface DixonImage {
  readonly kind: 'water-only' | 'fat-only' | 'opposed-phase' | 'in-phase' | 'unlabelled';
  readonly sign: string;
}

/** Siemens DIXON, Philips mDIXON, GE IDEAL and FLEX, Canon WFS and WFOP, Hitachi FatSep, United Imaging WFI. */
const dixonWords =
  /(?:^| )(?:\w*dixon\w*|\w*ideal\w*|(?:lava |fse )?flex|wfst[12]\w*|wfs|wfop|wfi|fat ?sep|fat water sep\w*|water fat sep\w*)(?= |$)|水脂分离|水脂分離|水脂|脂肪分離/u;

const byType: readonly (readonly [DixonImage['kind'], readonly string[]])[] = [
  ['water-only', ['WATER', 'W']],
  ['fat-only', ['FAT', 'F']],
  ['opposed-phase', ['OPP_PHASE', 'OUT_PHASE', 'OPPOSED_PHASE', 'OP', 'OUT OF PHASE', 'OUTPHASE']],
  ['in-phase', ['IN_PHASE', 'IP', 'INPHASE', 'IN PHASE']],
];

/** The words for each image; short ones count only where they end a name, or stand before a colon as GE writes them. */
const byWord: readonly (readonly [DixonImage['kind'], string, string])[] = [
  ['opposed-phase', 'opp|op|out|outphase', 'opp ?phase|out ?(?:of ?)?phase|opposed ?(?:phase)?'],
  ['in-phase', 'in|ip|inphase', 'in ?phase'],
  ['water-only', 'w|wasser|eau|agua|acqua|水', 'water'],
  ['fat-only', 'f|fett|graisse|grasa|grasso|脂', 'fat'],
];
/** What scanners add behind the word: reconstruction, filters, repetition. */
const suffix = '(?: (?:nd|dis2d|dis3d|fil|sense|clear|filtered|rpt|repeat|\\d+))*';

/**
 * Which image of a Dixon acquisition this is, by image type and words; undefined where nothing speaks of one. In phase
 * looks like an ordinary T2 image, the three others do not.
 */
export function dixonImage(
  header: NamedSeries & { readonly imageType: readonly string[] },
): DixonImage | undefined {
  const types = header.imageType.map((value) => value.trim().toUpperCase());
  for (const [kind, values] of byType) {
    const sign = types.find((value) => values.includes(value));
    if (sign) return { kind, sign };
  }
  // "T2 W" is a weighting, not water.
  const phrases = seriesPhrases(header).map((phrase) => phrase.replace(/(t[12]|pd) w(?= |$)/g, '$1w'));
  const named = phrases.find((phrase) => dixonWords.test(phrase));
  if (named === undefined) return undefined;
  for (const phrase of phrases) {
    for (const [kind, short, long] of byWord) {
      const pattern = new RegExp(
        `(?:^| )(?:${long})(?= |$)|(?:^| )(?:${short})${suffix}$|^(?:${short})(?= )|dixon (?:${short})(?= |$)`,
        'u',
      );
      // "fat sat", "fat suppressed", "water fat separation" and "W/F" name no one image.
      const plain = phrase.replace(
        /fat ?(?:sat|supp?r?|sep)\w*|(?:fat water|water fat)(?: \w+)?|(?<= )(?:w f|f w)(?= |$)/g,
        ' ',
      );
      const sign = pattern.exec(plain)?.[0].trim();
      if (sign) return { kind, sign };
    }
  }
  const sign = dixonWords.exec(named)?.[0].trim() ?? 'Dixon';
  return { kind: 'unlabelled', sign };
}
