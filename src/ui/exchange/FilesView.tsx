import { Button, Modal } from '@mantine/core';
import { IconDownload, IconKey, IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { exchangeText } from './exchangeText';

const text = exchangeText.files;

/** The whole project as a bundle, and the file that says who is behind the codes. */
export function FilesView({ open }: { readonly open: OpenProject }) {
  const app = useApp();
  const [isAsking, setAsking] = useState(false);
  const hasKey = open.project.identity === 'kept';
  return (
    <div className="exchange-page">
      <div className="exchange-title">
        <h1>{text.title}</h1>
        <span className="muted">{text.caption}</span>
      </div>
      <section className="exchange-card">
        <h2 className="icon-text">
          <IconPackageExport size={18} aria-hidden />
          {text.project}
        </h2>
        <p className="muted">{text.projectText}</p>
        <div>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => void app.saveProjectBundle()}
          >
            {text.saveProject}
          </Button>
        </div>
      </section>
      <section className="exchange-card">
        <h2 className="icon-text">
          <IconKey size={18} aria-hidden />
          {text.key}
        </h2>
        <p className="muted">{hasKey ? text.keyText : text.keyNone}</p>
        {hasKey ? (
          <>
            <p className="icon-text top">
              <StateIcon state="attention" />
              {text.keyWarning}
            </p>
            <div>
              <Button leftSection={<IconDownload size={15} aria-hidden />} onClick={() => setAsking(true)}>
                {text.saveKey}
              </Button>
            </div>
          </>
        ) : null}
      </section>
      {isAsking ? (
        <Modal opened onClose={() => setAsking(false)} title={text.keySure}>
          <div className="dialog-body">
            <p className="muted">{text.keyText}</p>
            <div className="dialog-acts">
              <Button onClick={() => setAsking(false)}>{text.cancel}</Button>
              <Button
                variant="filled"
                onClick={() => {
                  setAsking(false);
                  void app.saveKeyFile();
                }}
              >
                {text.saveKey}
              </Button>
            </div>
          </div>
        </Modal>
      ) : null}
    </div>
  );
}
