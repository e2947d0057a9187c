import { lazyPart } from '../../parts/lazyPart';
import { ViewFrame } from '../ViewFrame';
import { calculatorText } from './calculatorText';

/** The calculator brings the statistics into this page; the other views have theirs computed elsewhere. */
export const LazyCalculator = lazyPart(async () => (await import('./Calculator')).Calculator);

/** The calculator as one of the views. */
export function FromSummariesView() {
  return (
    <ViewFrame
      title={calculatorText.title}
      caption={calculatorText.caption}
      hasChoices={false}
      isOfStudy={false}
    >
      <LazyCalculator />
    </ViewFrame>
  );
}
