import { type ExclusionReason, exclusionReasons } from '../../../domain/reading/roi';

/** Reasons of exclusions in a text of ours, each once: "…; excluded: vessel, artefact". */
export function reasonsInText(text: string): readonly ExclusionReason[] {
  const listed = /(?:excluded|taken out): ([a-z, ]+)/.exec(text)?.[1] ?? '';
  return knownReasons(listed.split(','));
}

/** Reasons of exclusions, one a text of ours, each once: "vessel: 12.00 mm2, 3.10 % of the outline". */
export function reasonsOfTexts(texts: readonly string[]): readonly ExclusionReason[] {
  return knownReasons(texts.map((text) => text.split(':')[0] ?? ''));
}

function knownReasons(words: readonly string[]): readonly ExclusionReason[] {
  const said = new Set(words.map((word) => word.trim()));
  return exclusionReasons.filter((reason) => said.has(reason));
}
