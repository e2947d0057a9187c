import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { regionOf, type VertebralLevel } from '../../domain/level';
import type { GuideRegion } from '../../domain/study/conduct';
import type { Protocol } from '../../domain/study/protocol';
import { KeyCap } from '../parts/KeyCap';
import { Segments } from '../parts/Segments';
import './guide.css';
import { GuideRegionView } from './GuideRegionView';
import { guideRegions } from './guideRegions';
import { guideText } from './guideText';

/**
 * The contouring guide beside the images: what holds for all levels, and the region of the subject's level. Nothing is
 * held up by it; the keys go on drawing.
 */
export function GuideSheet({
  protocol: { guide },
  level,
  place,
  onClose,
}: {
  readonly protocol: Pick<Protocol, 'guide'>;
  readonly level: VertebralLevel | undefined;
  /** Away from the scan that is being outlined. */
  readonly place: 'left' | 'right';
  readonly onClose: () => void;
}) {
  const own = level === undefined ? undefined : regionOf(level);
  const [chosen, setChosen] = useState<GuideRegion['region']>(own ?? 'general');
  const partOf = (name: GuideRegion['region']): GuideRegion =>
    guide.find(({ region }) => region === name) ?? { region: name, text: '', pictures: [] };
  const hasGeneral = guide.some(({ region }) => region === 'general');
  return (
    <aside className={`guide-sheet at-${place}`} aria-label={guideText.sheet} data-testid="guide-sheet">
      <header>
        <h2>{guideText.sheet}</h2>
        <span className="gap" />
        <KeyCap name={guideText.keyHint} />
        <ActionIcon variant="subtle" size={28} aria-label={guideText.close} onClick={onClose}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </header>
      <p className="fact-hint">{level === undefined ? guideText.noLevel : guideText.levelOf(level)}</p>
      <Segments
        label={guideText.sheet}
        choices={guideRegions}
        chosen={chosen}
        texts={guideText.regions}
        onChoose={setChosen}
      />
      <div className="guide-parts">
        <GuideRegionView key={chosen} region={partOf(chosen)} />
        {chosen !== 'general' && hasGeneral ? (
          <>
            <h3>{guideText.regions.general}</h3>
            <GuideRegionView region={partOf('general')} />
          </>
        ) : null}
      </div>
    </aside>
  );
}
