import { useState } from 'react';
import type { GroupingChoice } from '../../../analysis/grouping';
import { choiceKey, studyChoice } from '../../../analysis/panelChoice';
import type { StudyResults } from '../../../analysis/studyResults';
import { groupingName } from '../../../report/groupNames';
import type { ControlProps } from './ChoiceControls';
import { ChoiceMenu } from './ChoiceMenu';
import { choiceControlsText } from './choiceControlsText';
import { ThresholdDialog } from './ThresholdDialog';

const fixedGroupings: readonly GroupingChoice[] = [
  { kind: 'refracture' },
  { kind: 'refracture-type' },
  { kind: 'sex' },
  { kind: 'region' },
  { kind: 'level' },
];

/** What divides the subjects into the groups that are compared. */
export function GroupingControl({
  results: { flow },
  choice: { grouping },
  onChoose,
}: ControlProps & { readonly results: StudyResults }) {
  const [isAsking, setAsking] = useState(false);
  const custom = flow.customCovariates;
  const groupings: readonly GroupingChoice[] = [
    ...fixedGroupings,
    ...custom.flatMap((one): readonly GroupingChoice[] =>
      one.kind === 'category' ? [{ kind: 'custom-category', covariateId: one.id }] : [],
    ),
  ];
  const keyOf = (one: GroupingChoice): string => choiceKey({ ...studyChoice, grouping: one });
  return (
    <>
      <ChoiceMenu
        label={choiceControlsText.groups}
        value={groupingName(grouping, custom)}
        isOwn={grouping.kind === 'refracture'}
        choices={[
          ...groupings.map((one) => ({
            key: keyOf(one),
            label: groupingName(one, custom),
            isChosen: keyOf(one) === keyOf(grouping),
            choose: () => onChoose({ grouping: one }),
          })),
          {
            key: 'threshold',
            label: choiceControlsText.threshold,
            isChosen: grouping.kind === 'threshold',
            choose: () => setAsking(true),
          },
        ]}
      />
      {isAsking ? (
        <ThresholdDialog
          custom={custom}
          grouping={grouping}
          onClose={() => setAsking(false)}
          onChoose={(chosen) => onChoose({ grouping: chosen })}
        />
      ) : null}
    </>
  );
}
