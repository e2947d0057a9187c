import type { SliceHeader } from '../image/sliceHeader';
import { seriesText } from './seriesText';
import { withoutNegations } from './withoutNegations';

/** Whether a contrast agent was given before a series, with the sign that says so. */
export type ContrastEnhancement =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly sign: string };

/** What of a header speaks of a contrast agent. */
export type ContrastSigns = Pick<SliceHeader, 'acquisition' | 'seriesDescription' | 'protocolName'>;

/** What is written into the tag where no agent was given. */
const noAgent =
  /^(?:none|no|non|not given|nil|null|n\/?a|without.*|w\/?o.*|ohne.*|kein.*|nein|sans.*|sin.*|senza.*|bez.*|без.*|нет|nativ.*|plain|false|n|无|無|平扫|없음|なし|[-–.?*0\s]*)$/iu;

/** The agent or its giving, as words of a series. */
const agentWords = [
  'gd\\p{L}{0,4}|gad|gado\\p{L}*|gadolin\\p{L}*|magnevist|dotarem|clariscan|omniscan|prohance|multihance|primovist|eovist|elucirem|vueway|gadavist|pixxoscan',
  '[ck]ontra(?:st|ś)\\p{L}*|контраст\\p{L}*|контр|ку|ce|cemra',
  'km|kontrastmittel|mdc|m d c|inj|inject\\p{L}*|injekt\\p{L}*|inyec\\p{L}*|ivkm|civ|гадолин\\p{L}*',
  'σκιαγραφικ\\p{L}*|חומר ניגוד|(?:ال)?صبغة|بالصبغة|تباين',
].join('|');
/** "High contrast" names a look, and these say themselves that none was given. */
const otherContrast =
  / (?:high|low|tissue|dual|multi|image|t1|t2|hi) contrast\p{L}* | [ck]ontrasts[iı]z\p{L}* | (?:non?|no|un)[ck]ontrast\p{L}* | бесконтраст\p{L}* /gu;
/** After: alone it says as much as the agent's name, except where it goes on. */
const after =
  / post(?! ?(?:op|oper|void|mict|mri|proc|elem|fusion|surg|arth|anterior|ant|lat|treat|tx|chemo|rad|rt|trauma|ion|fossa|wall|sat|ex|lami|fix)\p{L}*)(?= )| (?:nach|après|apres|después|despues|dopo|na|po|après|после|etter|efter) (?:km|iv|kontrast\p{L}*|contrast\p{L}*|gd|gado\p{L}*|inj\w*|mdc|ку|контр\p{L}*)(?= )/u;
/** "+C", "T1+C", "C+", "+Gd"; "C+T spine" is no agent. */
const plus =
  / (?:[a-z0-9]*(?:t[12]w?i?|fs|ax|tra|sag|cor|tse|fse|sat|spir|spair))?\+ ?(?:c|gd|km|k|ce|gad\w*|contrast\p{L}*|g)(?= )| (?:t[12]w?)?c\+(?= )/u;
const unspaced =
  /(?<!非|无|無|不)(?:增强|增強|强化|強化)|(?<!脊髄|脊髓|血管|非|椎管|胆管|尿路)造影(?!前|なし|無)|(?<!비|혈관)조영(?!전| 전)/u;

/**
 * Recognises a contrast agent from the agent's tag, other tags of its giving, and the words of the series. Not from
 * the study: an examination "with and without" has both kinds of series.
 */
export function contrastEnhancement(header: ContrastSigns): ContrastEnhancement {
  const agent = header.acquisition.contrastAgent?.trim() ?? '';
  if (!noAgent.test(agent)) return { kind: 'given', sign: agent };
  const given = header.acquisition.contrastGiven?.trim() ?? '';
  if (given !== '') return { kind: 'given', sign: given };
  const text = withoutNegations(seriesText(header).replace(otherContrast, ' '), agentWords);
  const sign = [new RegExp(` (?:${agentWords})(?= )`, 'u'), after, plus, unspaced]
    .map((pattern) => pattern.exec(text)?.[0].trim())
    .find((one) => one !== undefined);
  return sign ? { kind: 'given', sign } : { kind: 'none' };
}
