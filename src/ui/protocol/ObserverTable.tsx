import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { observersAtLeast, observersAtMost } from '../../app/protocol/protocolProblem';
import { newObserver } from '../../domain/study/newObserver';
import type { Observer } from '../../domain/study/protocol';
import { useAppState } from '../AppContext';
import { ObserverTag } from '../parts/ObserverTag';
import { StateIcon } from '../parts/StateIcon';
import { AmendmentMark } from './AmendmentMark';
import { CheckLine } from './CheckLine';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { type FieldOutcome, ProtocolField } from './ProtocolField';
import { protocolText } from './protocolText';

const { observers: words } = conductText;

/** The observers by name, role and training: typed in place, added and removed. */
export function ObserverTable() {
  const { project, canEdit, keep } = useEditing();
  const progress = useAppState(({ open }) => open?.progress);
  const { protocol } = project;
  const { observers } = protocol;
  const [outcome, setOutcome] = useState<FieldOutcome>();
  const change = (next: readonly Observer[]) => keep({ observers: next }).then(setOutcome);
  return (
    <>
      <table className="plain-table protocol-observers" aria-label={protocolText.sections.observers}>
        <thead>
          <tr>
            <th scope="col" aria-label={words.heads.outline} />
            <th scope="col">{words.heads.name}</th>
            <th scope="col">{words.heads.role}</th>
            <th scope="col">{words.heads.training}</th>
            {canEdit ? (
              <th scope="col" aria-label={words.heads.remove} />
            ) : (
              <th scope="col">{words.heads.rounds}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {observers.map((observer) => (
            <ObserverRow
              key={observer.id}
              observer={observer}
              onKeep={(part) =>
                keep({
                  observers: observers.map((one) => (one.id === observer.id ? { ...one, ...part } : one)),
                })
              }
              onRemove={() => void change(observers.filter(({ id }) => id !== observer.id))}
            />
          ))}
        </tbody>
      </table>
      {canEdit ? (
        <div className="observer-acts">
          <Button
            leftSection={<IconPlus size={15} aria-hidden />}
            disabled={observers.length >= observersAtMost}
            onClick={() => void change([...observers, newObserver(project, progress ?? [])])}
          >
            {words.add}
          </Button>
          <span className="fact-hint">{words.hint}</span>
        </div>
      ) : null}
      {canEdit ? <ResearcherToo observers={observers} onKeep={(next) => keep({ observers: next })} /> : null}
      {outcome && !outcome.isKept ? (
        <p className="protocol-message icon-text" role="alert">
          <StateIcon state="wrong" size={14} />
          {outcome.message}
        </p>
      ) : null}
      <AmendmentMark fields={['observers']} />
    </>
  );
}

function ObserverRow({
  observer,
  onKeep,
  onRemove,
}: {
  readonly observer: Observer;
  readonly onKeep: (part: Partial<Observer>) => Promise<FieldOutcome>;
  readonly onRemove: () => void;
}) {
  const { project, canEdit, canEditFree } = useEditing();
  const { protocol } = project;
  const { letter, name, role, training } = observer;
  // Who an observer is may still be said where nobody said it: no reading changes by it.
  const isFree = (text: string) => canEdit || (canEditFree && text === '');
  const isLast = protocol.observers.length <= observersAtLeast;
  return (
    <tr data-testid={`observer-${observer.id}`}>
      <th scope="row">
        <ObserverTag protocol={protocol} id={observer.id} />
      </th>
      <td>
        {isFree(name) ? (
          <ProtocolField
            label={words.name(letter)}
            value={name}
            width="100%"
            onKeep={(text) => onKeep({ name: text })}
          />
        ) : (
          name || <span className="faint">{words.noName}</span>
        )}
      </td>
      <td>
        {canEdit ? (
          <ProtocolField
            label={words.role(letter)}
            value={role}
            width="100%"
            onKeep={(text) => onKeep({ role: text })}
          />
        ) : (
          <>
            {role}
            {observer.isResearcher ? <span className="faint"> · {words.researcherToo}</span> : null}
          </>
        )}
      </td>
      <td>
        {isFree(training) ? (
          <ProtocolField
            label={words.training(letter)}
            value={training}
            placeholder={words.trainingExample}
            width="100%"
            onKeep={(text) => onKeep({ training: text })}
          />
        ) : (
          training || '–'
        )}
      </td>
      {canEdit ? (
        <td className="observer-remove">
          <ActionIcon
            variant="subtle"
            size={30}
            aria-label={isLast ? words.fewest : words.remove(letter)}
            title={isLast ? words.fewest : words.remove(letter)}
            disabled={isLast}
            onClick={onRemove}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </td>
      ) : (
        <td>{roundsOf(observer.id, protocol)}</td>
      )}
    </tr>
  );
}

/** Who of the observers is the researcher too; one at most. */
function ResearcherToo({
  observers,
  onKeep,
}: {
  readonly observers: readonly Observer[];
  readonly onKeep: (observers: readonly Observer[]) => Promise<FieldOutcome>;
}) {
  return (
    <div className="researcher-too">
      {observers.map((observer) => (
        <CheckLine
          key={observer.id}
          text={words.isResearcherOf(observer.letter)}
          isChecked={observer.isResearcher === true}
          onKeep={(isResearcher) =>
            onKeep(
              observers.map(({ isResearcher: _was, ...one }) =>
                one.id === observer.id && isResearcher ? { ...one, isResearcher } : one,
              ),
            )
          }
        />
      ))}
      <p className="fact-hint">{words.researcherHint}</p>
    </div>
  );
}

function roundsOf(
  id: Observer['id'],
  {
    rounds,
    reReads,
  }: { readonly rounds: number; readonly reReads: { readonly by: 'all' | readonly string[] } },
): string {
  const again = reReads.by === 'all' || reReads.by.includes(id) ? rounds : 1;
  return Array.from({ length: again }, (_, index) => index + 1).join(', ');
}
