import { Modal } from '@mantine/core';
import type { Protocol } from '../../domain/study/protocol';
import { KeyCap } from '../parts/KeyCap';
import { readKeyMap } from './readKeyMap';
import { readText } from './readText';
import { useSession } from './useSession';
import './keyMap.css';

interface KeyMapDialogProps {
  readonly protocol: Protocol;
  readonly onClose: () => void;
}

/** The keyboard map of Read: for the left hand while the right one has the mouse. */
export function KeyMapDialog({ protocol, onClose }: KeyMapDialogProps) {
  const areEndplatesOffered = useSession((session) => session.areEndplatesOffered) ?? true;
  const endplates = useSession((session) => !session.areSlicesGiven) ?? true;
  const linking = useSession((session) => session.timePoints.length > 1) ?? true;
  return (
    <Modal opened onClose={onClose} title={readText.keysTitle} size={1110}>
      <div className="key-map">
        {readKeyMap(protocol, areEndplatesOffered, { endplates, linking }).map((group) => (
          <section key={group.title}>
            <h3 className="hint">{group.title}</h3>
            {group.lines.map(({ keys, does, absent, note = absent }) => (
              <div key={does} className={absent === undefined ? 'key-line' : 'key-line absent'}>
                <span className="key-names">
                  {keys.map((name) => (
                    <KeyCap key={name} name={name} />
                  ))}
                </span>
                <span>
                  {does}
                  {note === undefined ? null : <span className="key-note">{note}</span>}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
      <p className="hint key-map-foot">{readText.keysOneHand}</p>
    </Modal>
  );
}
