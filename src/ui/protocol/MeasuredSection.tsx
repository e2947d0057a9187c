import { sides } from '../../domain/side';
import type { MuscleSet } from '../../domain/study/muscleSet';
import { muscleSets } from '../../domain/study/muscleSet';
import type { Protocol } from '../../domain/study/protocol';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { ReferencePart } from './FurtherSections';
import { LevelsFact } from './LevelsFact';
import { MuscleList } from './MuscleList';
import { measuredText, sidesChoice } from './measuredText';
import { ProtocolField } from './ProtocolField';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';
import { useAskedChange } from './useAskedChange';

const { measured } = protocolText;
const { muscles: words, sides: sideWords } = measuredText;
const setNames: readonly MuscleSet[] = ['together', 'separately', 'together-psoas', 'separately-psoas'];
const sideChoices = ['both', 'left', 'right'] as const;

/** Muscles and sides: what is outlined at each time point. */
export function MeasuredSection() {
  const { project, canEdit } = useEditing();
  const { protocol } = project;
  const { keep, question } = useAskedChange(protocol);
  const set = setNames.find((one) => isSame(muscleSets[one], protocol.muscles));
  return (
    <Section id="measured" isLocked={!canEdit}>
      <Fact name={words.name} hint={words.hint} of="muscles">
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
      <Fact name={sideWords.name} hint={sideWords.hint} of="sides">
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
      {protocol.sites.map((site) => (
        <Fact key={site.id} name={conductText.site} hint={conductText.siteHint} of="sites">
          {canEdit ? (
            <ProtocolField
              label={conductText.site}
              value={site.name}
              width="100%"
              onKeep={(name) =>
                keep({ sites: protocol.sites.map((one) => (one.id === site.id ? { ...one, name } : one)) })
              }
            />
          ) : (
            site.name
          )}
        </Fact>
      ))}
      <LevelsFact />
      <Fact name={measured.timePoints}>{measured.timePointsText}</Fact>
      <Fact name={measured.quantities} hint={measured.quantitiesHint}>
        {measured.quantitiesText}
      </Fact>
      <ReferencePart protocol={protocol} canEdit={canEdit} />
    </Section>
  );
}

function isSame(a: Protocol['muscles'], b: Protocol['muscles']): boolean {
  return a.length === b.length && a.every((muscle, index) => muscle.id === b[index]?.id);
}
