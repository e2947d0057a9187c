import { Modal, UnstyledButton } from '@mantine/core';
import type { Person } from '../../domain/study/blinding';
import { readersOf } from '../../domain/study/thirdReader';
import { useApp, useAppState } from '../AppContext';
import { ObserverTag } from '../parts/ObserverTag';
import { frameText } from './frameText';
import { observerName, researcherName } from './observerName';
import './signIn.css';

/** Asks for a name when a study that is being read is opened: nobody reads as somebody else by oversight. */
export function SignInDialog() {
  const app = useApp();
  const protocol = useAppState((state) => state.open?.project.protocol);
  const isAsked = useAppState((state) => state.isWhoAsked);
  if (!protocol) return null;
  const choose = (person: Person) => {
    app.askWho(false);
    // As the project was opened, it is the researcher's.
    if (person.kind === 'observer') void app.choosePerson(person);
  };
  return (
    <Modal
      opened={isAsked}
      onClose={() => app.askWho(false)}
      title={frameText.whoAsked}
      size={460}
      // Behind it lies the researcher's cohort with its groups: an observer is not to see it on the way to their name.
      overlayProps={{ backgroundOpacity: 1, color: 'var(--ground)' }}
    >
      <div className="dialog-body">
        <p className="muted">{frameText.whoAskedText}</p>
        <div className="sign-in-list">
          {readersOf(protocol).map((observer) => (
            <UnstyledButton
              key={observer.id}
              className="sign-in-person"
              onClick={() => choose({ kind: 'observer', observerId: observer.id })}
            >
              <ObserverTag protocol={protocol} id={observer.id} />
              <strong>{observerName(observer)}</strong>
              <span className="muted">{observer.role}</span>
            </UnstyledButton>
          ))}
          <UnstyledButton className="sign-in-person" onClick={() => choose({ kind: 'researcher' })}>
            <span className="tag-space" />
            <strong>{researcherName(readersOf(protocol))}</strong>
            <span className="muted">{frameText.researcherRole}</span>
          </UnstyledButton>
        </div>
      </div>
    </Modal>
  );
}
