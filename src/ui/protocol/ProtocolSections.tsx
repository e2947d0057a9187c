import { GuideSection } from '../guide/GuideSection';
import { AdjudicationSection } from './AdjudicationSection';
import { AveragesSection } from './AveragesSection';
import { BlindingSection } from './BlindingSection';
import { EligibilitySection } from './EligibilitySection';
import { MeasuredSection } from './MeasuredSection';
import { MethodsSection } from './MethodsSection';
import { ObserversSection } from './ObserversSection';
import { PairCheckSection } from './PairCheckSection';
import { ReasonsSection } from './ReasonsSection';
import { SliceSection } from './SliceSection';
import { StatisticsSection } from './StatisticsSection';
import { TitleSection } from './TitleSection';
import { ValuesSection } from './ValuesSection';

/** Every rule of the study, as facts to be read; what may still change is a field. */
export function ProtocolSections() {
  return (
    <>
      <TitleSection />
      <MeasuredSection />
      <ObserversSection />
      <BlindingSection />
      <SliceSection />
      <ValuesSection />
      <ReasonsSection />
      <GuideSection />
      <EligibilitySection />
      <PairCheckSection />
      <AveragesSection />
      <AdjudicationSection />
      <StatisticsSection />
      <MethodsSection />
    </>
  );
}
