import { stableText } from '../../base/stableText';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportSettings } from '../../report/export/exportSettings';
import { dataItems } from './dataItems';
import { figureItems } from './figureItems';
import type { ItemMaker, PublishingMeans } from './itemMaker';
import { kitItem } from './kitItem';
import { logItem } from './logItem';
import { objectItems } from './objectItems';
import { programItems } from './programItems';
import { tableItems } from './tableItems';
import { wordItems } from './wordItems';

interface Made {
  readonly settings: string | undefined;
  readonly means: PublishingMeans;
  readonly makers: readonly ItemMaker[];
}

const lastMade = new WeakMap<ExportFacts, Made>();

/**
 * Everything that can be exported, in the order of the screen. Of the same facts and settings the same makers, so that what one
 * has computed stays.
 */
export function itemMakers(
  facts: ExportFacts,
  settings: ExportSettings,
  means: PublishingMeans,
): readonly ItemMaker[] {
  const text = stableText(settings);
  const before = lastMade.get(facts);
  if (before && before.settings === text && before.means === means) return before.makers;
  const makers = [
    ...tableItems(facts, settings),
    ...dataItems(facts, settings),
    ...figureItems(facts, settings, means),
    ...wordItems(facts, settings),
    kitItem(facts, settings),
    logItem(facts),
    ...programItems(facts, settings),
    ...objectItems(facts, settings, means),
  ];
  lastMade.set(facts, { settings: text, means, makers });
  return makers;
}
