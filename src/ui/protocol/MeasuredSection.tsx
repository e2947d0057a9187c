import { sides } from '../../domain/side';
import type { MuscleSet } from '../../domain/study/muscleSet';
import { muscleSets } from '../../domain/study/muscleSet';
import type { Protocol } from '../../domain/study/protocol';
import { CheckLine } from './CheckLine';
import { Fact, Section } from './Facts';
import { MuscleList } from './MuscleList';
import { measuredText, sidesChoice } from './measuredText';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';
import { useAskedChange } from './useAskedChange';

interface MeasuredSectionProps {
  readonly protocol: Protocol;
  readonly canEdit: boolean;
  readonly isLocked: boolean;
}

const { measured } = protocolText;
const { muscles: words, combined, sides: sideWords } = measuredText;
const setNames: readonly MuscleSet[] = ['together', 'separately', 'together-psoas', 'separately-psoas'];
const sideChoices = ['both', 'left', 'right'] as const;

/** Muscles and sides: what is outlined at each time point. */
export function MeasuredSection({ protocol, canEdit, isLocked }: MeasuredSectionProps) {
  const { keep, question } = useAskedChange(protocol);
  const set = setNames.find((one) => isSame(muscleSets[one], protocol.muscles));
  return (
    <Section id="measured" isLocked={isLocked}>
      <Fact name={words.name} hint={words.hint}>
        {canEdit ? (
          <>
            <RadioList
              label={words.set}
              choices={[
                ...setNames.map((value) => ({ value, text: words.sets[value] })),
                ...(set ? [] : [{ value: 'own' as const, text: words.ownSet }]),
              ]}
              value={set ?? 'own'}
              onKeep={async (value: MuscleSet | 'own') =>
                value === 'own' ? { isKept: true, message: '' } : keep({ muscles: muscleSets[value] })
              }
            />
            <MuscleList protocol={protocol} onKeep={(muscles) => keep({ muscles })} />
          </>
        ) : (
          protocol.muscles.map((muscle) => `${muscle.name} (${muscle.shortName})`).join('; ')
        )}
      </Fact>
      {protocol.muscles.length > 1 ? (
        <Fact name={combined.name}>
          {canEdit ? (
            <CheckLine
              text={combined.label}
              isChecked={protocol.combined}
              onKeep={(isCombined) => keep({ combined: isCombined })}
            />
          ) : protocol.combined ? (
            combined.yes
          ) : (
            combined.no
          )}
        </Fact>
      ) : null}
      <Fact name={sideWords.name} hint={sideWords.hint}>
        {canEdit ? (
          <RadioList
            label={sideWords.name}
            choices={sideChoices.map((value) => ({ value, text: sideWords.choices[value] }))}
            value={sidesChoice(protocol.sides)}
            onKeep={(value) => keep({ sides: value === 'both' ? sides : [value] })}
          />
        ) : (
          sideWords.choices[sidesChoice(protocol.sides)]
        )}
      </Fact>
      {question}
      <Fact name={measured.sites} hint={measured.siteHint}>
        {protocol.sites.map((site) => site.name).join('; ')}
      </Fact>
      <Fact name={measured.timePoints}>{measured.timePointsText}</Fact>
      <Fact name={measured.quantities} hint={measured.quantitiesHint}>
        {measured.quantitiesText}
      </Fact>
    </Section>
  );
}

function isSame(a: Protocol['muscles'], b: Protocol['muscles']): boolean {
  return a.length === b.length && a.every((muscle, index) => muscle.id === b[index]?.id);
}
