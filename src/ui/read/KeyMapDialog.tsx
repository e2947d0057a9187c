import { Modal } from '@mantine/core';
import { KeyCap } from '../parts/KeyCap';
import { readKeys, readText } from './readText';

/** The keyboard map of Read. */
export function KeyMapDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={readText.keysTitle} size={980}>
      <div className="key-map">
        {readKeys.map((group) => (
          <section key={group.title}>
            <h3 className="hint">{group.title}</h3>
            {group.keys.map(([keys, does]) => (
              <div key={does} className="key-line">
                <span>
                  {keys.map((name) => (
                    <KeyCap key={name} name={name} />
                  ))}
                </span>
                {does}
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
