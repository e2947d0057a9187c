import { Modal } from '@mantine/core';
import { KeyCap } from '../parts/KeyCap';
import '../read/keyMap.css';
import { exportText } from './exportText';

const { title, list, package: ofPackage, lines } = exportText.keyMap;

const groups = [
  {
    title: list,
    lines: [
      { keys: ['↑', '↓'], does: lines.item },
      { keys: ['Home', 'End'], does: lines.ends },
      { keys: ['Space'], does: lines.include },
      { keys: ['↵'], does: lines.preview },
      { keys: ['Tab'], does: lines.formats },
    ],
  },
  {
    title: ofPackage,
    lines: [
      { keys: ['C'], does: lines.copy },
      { keys: ['Ctrl', 'S'], does: lines.save },
      { keys: ['Esc'], does: lines.close },
      { keys: ['?'], does: lines.map },
    ],
  },
];

/** The keyboard map of the screen. */
export function ExportKeys({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={title} size={640}>
      <div className="key-map export-key-map">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="hint">{group.title}</h3>
            {group.lines.map(({ keys, does }) => (
              <div key={does} className="key-line">
                <span className="key-names">
                  {keys.map((name) => (
                    <KeyCap key={name} name={name} />
                  ))}
                </span>
                <span>{does}</span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
