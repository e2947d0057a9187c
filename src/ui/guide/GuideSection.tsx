import type { GuideRegion } from '../../domain/study/conduct';
import { useEditing } from '../protocol/editing';
import { Fact, Section } from '../protocol/Facts';
import './guide.css';
import { GuideRegionForm } from './GuideRegionForm';
import { GuideRegionView } from './GuideRegionView';
import { guideRegions } from './guideRegions';
import { guideText } from './guideText';

/** How to outline: a text and pictures for each region of the spine. */
export function GuideSection() {
  const { project, canEdit, canEditFree, keep } = useEditing();
  const { guide } = project.protocol;
  const put = (region: GuideRegion) =>
    keep({ guide: guideRegions.map((one) => (one === region.region ? region : regionOf(guide, one))) });
  return (
    <Section id="guide" isLocked={!canEdit}>
      <p className="fact-hint guide-intro">
        {guideText.intro} {canEdit ? guideText.stripped : ''}
      </p>
      {guideRegions.map((name) => {
        const region = regionOf(guide, name);
        return (
          <Fact key={name} name={guideText.regions[name]} isWide {...(name === 'general' && { of: 'guide' })}>
            {canEdit ? (
              <GuideRegionForm region={region} onKeep={put} />
            ) : (
              <GuideRegionView region={region} {...(canEditFree && { onKeep: put })} />
            )}
          </Fact>
        );
      })}
    </Section>
  );
}

function regionOf(guide: readonly GuideRegion[], region: GuideRegion['region']): GuideRegion {
  return guide.find((one) => one.region === region) ?? { region, text: '', pictures: [] };
}
