import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { musclesAtMost, newMuscleId } from '../../domain/study/muscleSet';
import type { Muscle, Protocol } from '../../domain/study/protocol';
import { StateIcon } from '../parts/StateIcon';
import { measuredText } from './measuredText';
import { type FieldOutcome, ProtocolField } from './ProtocolField';

const { muscles: words } = measuredText;

/** The muscles by name: renamed in place, removed, and further ones added. */
export function MuscleList({
  protocol: { muscles },
  onKeep,
}: {
  readonly protocol: Protocol;
  readonly onKeep: (muscles: readonly Muscle[]) => Promise<FieldOutcome>;
}) {
  const [outcome, setOutcome] = useState<FieldOutcome>();
  const withChange = (id: string, part: Partial<Muscle>) =>
    onKeep(muscles.map((one) => (one.id === id ? { ...one, ...part } : one)));
  return (
    <>
      <table className="plain-table muscle-list" aria-label={words.name}>
        <thead>
          <tr>
            <th scope="col">{words.heads.name}</th>
            <th scope="col">{words.heads.shortName}</th>
            <th scope="col">{words.heads.remove}</th>
          </tr>
        </thead>
        <tbody>
          {muscles.map((muscle) => (
            <tr key={muscle.id} data-testid={`muscle-${muscle.id}`}>
              <td>
                <ProtocolField
                  label={words.nameOf(muscle.name)}
                  value={muscle.name}
                  width="100%"
                  onKeep={(name) => withChange(muscle.id, { name })}
                />
              </td>
              <td>
                <ProtocolField
                  label={words.shortNameOf(muscle.name)}
                  value={muscle.shortName}
                  width="100%"
                  onKeep={(shortName) => withChange(muscle.id, { shortName })}
                />
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  size={30}
                  aria-label={muscles.length > 1 ? words.remove(muscle.name) : words.last}
                  title={muscles.length > 1 ? words.remove(muscle.name) : words.last}
                  disabled={muscles.length < 2}
                  onClick={() => void onKeep(muscles.filter((one) => one.id !== muscle.id)).then(setOutcome)}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
          {muscles.length < musclesAtMost ? (
            <NewMuscle
              onAdd={async (name, shortName) => {
                const added = await onKeep([...muscles, { id: newMuscleId(name, muscles), name, shortName }]);
                setOutcome(added);
                return added.isKept;
              }}
            />
          ) : null}
        </tbody>
      </table>
      <p className="protocol-message icon-text" role="status">
        {outcome && outcome.message !== '' ? (
          <>
            <StateIcon state={outcome.isKept ? 'done' : 'wrong'} size={14} />
            {outcome.message}
          </>
        ) : null}
      </p>
      <p className="fact-hint">{words.shortHint}</p>
    </>
  );
}

/** Two fields for one more muscle; nothing is kept before both are typed and the button is pressed. */
function NewMuscle({ onAdd }: { readonly onAdd: (name: string, shortName: string) => Promise<boolean> }) {
  const [name, setName] = useState('');
  const [shortName, setShortName] = useState('');
  const isReady = name.trim() !== '' && shortName.trim() !== '';
  const add = async (): Promise<void> => {
    if (!isReady || !(await onAdd(name.trim(), shortName.trim()))) return;
    setName('');
    setShortName('');
  };
  const onEnter = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') void add();
  };
  return (
    <tr>
      <td>
        <TextInput
          aria-label={words.newName}
          placeholder={words.newName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      </td>
      <td>
        <TextInput
          aria-label={words.newShortName}
          value={shortName}
          onChange={(event) => setShortName(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      </td>
      <td>
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={!isReady}
          onClick={() => void add()}
        >
          {words.add}
        </Button>
      </td>
    </tr>
  );
}
