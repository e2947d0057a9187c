import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { StateIcon } from '../parts/StateIcon';
import { conductText } from './conductText';
import { type FieldOutcome, ProtocolField } from './ProtocolField';

const { reasons: words } = conductText;

/** The reasons offered when a subject is excluded: renamed in place, removed, and further ones added. */
export function EnrolmentReasons({
  reasons,
  onKeep,
}: {
  readonly reasons: readonly string[];
  readonly onKeep: (reasons: readonly string[]) => Promise<FieldOutcome>;
}) {
  const [outcome, setOutcome] = useState<FieldOutcome>();
  const [added, setAdded] = useState('');
  const add = async (): Promise<void> => {
    if (added.trim() === '') return;
    const kept = await onKeep([...reasons, added.trim()]);
    setOutcome(kept);
    if (kept.isKept) setAdded('');
  };
  return (
    <div className="reason-list" data-testid="enrolment-reasons">
      {reasons.map((reason, index) => (
        <div key={reason} className="reason-line">
          <ProtocolField
            label={words.reasonOf(index)}
            value={reason}
            width="100%"
            onKeep={(text) => onKeep(reasons.with(index, text))}
          />
          <ActionIcon
            variant="subtle"
            size={30}
            aria-label={reasons.length > 1 ? words.remove(reason) : words.last}
            title={reasons.length > 1 ? words.remove(reason) : words.last}
            disabled={reasons.length < 2}
            onClick={() => void onKeep(reasons.filter((one) => one !== reason)).then(setOutcome)}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className="reason-line">
        <TextInput
          aria-label={words.newReason}
          placeholder={words.newReason}
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void add();
          }}
        />
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={added.trim() === ''}
          onClick={() => void add()}
        >
          {words.add}
        </Button>
      </div>
      {outcome && !outcome.isKept ? (
        <p className="protocol-message icon-text" role="alert">
          <StateIcon state="wrong" size={14} />
          {outcome.message}
        </p>
      ) : null}
    </div>
  );
}
