import { exclusionReasons } from '../../domain/reading/roi';
import { CheckLine } from './CheckLine';
import { conductText } from './conductText';
import { EnrolmentReasons } from './EnrolmentReasons';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';

const { reasons: words } = conductText;

/** Reasons for leaving out a part of a muscle, and for excluding a subject. */
export function ReasonsSection() {
  const { project, canEdit, keep } = useEditing();
  const { roiExclusionReasons, enrolmentReasons } = project.protocol;
  return (
    <Section id="reasons" isLocked={!canEdit}>
      <Fact name={words.roi} hint={words.roiHint} of="roiExclusionReasons">
        {canEdit
          ? exclusionReasons.map((reason) => (
              <CheckLine
                key={reason}
                text={words.roiTexts[reason]}
                isChecked={roiExclusionReasons.includes(reason)}
                onKeep={(isIn) =>
                  keep({
                    roiExclusionReasons: exclusionReasons.filter((one) =>
                      one === reason ? isIn : roiExclusionReasons.includes(one),
                    ),
                  })
                }
              />
            ))
          : roiExclusionReasons.map((reason) => words.roiTexts[reason]).join(', ')}
      </Fact>
      <Fact name={words.enrolment} hint={words.enrolmentHint} of="enrolmentReasons">
        {canEdit ? (
          <EnrolmentReasons reasons={enrolmentReasons} onKeep={(next) => keep({ enrolmentReasons: next })} />
        ) : (
          <ul className="plain-list">
            {enrolmentReasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={words.cannot} hint={words.cannotHint}>
        {words.cannotText}
      </Fact>
    </Section>
  );
}
