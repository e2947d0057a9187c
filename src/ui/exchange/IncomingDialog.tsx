import { Button, Modal } from '@mantine/core';
import type { Protocol } from '../../domain/study/protocol';
import type { IncomingState } from '../../state/incomingState';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { StateIcon } from '../parts/StateIcon';
import { IncomingCard } from './IncomingCard';
import './incoming.css';
import { incomingText as text } from './incomingText';

/** What bundles would bring, before anything of them is written; then what came in. Over any screen. */
export function IncomingDialog() {
  const app = useApp();
  const incoming = useAppState((state) => state.incoming);
  const protocol = useAppState((state) => state.open?.project.protocol);
  if (incoming.kind === 'none') return null;
  return (
    // Anew for each step: the focus goes to its main act.
    <Modal
      key={incoming.kind}
      opened
      size={incoming.kind === 'taken-in' ? 560 : 820}
      title={titleOf(incoming)}
      onClose={() => app.dismissIncoming()}
      withCloseButton={incoming.kind !== 'taking-in'}
    >
      <div className="dialog-body" data-testid="incoming">
        <Body incoming={incoming} protocol={protocol} />
      </div>
    </Modal>
  );
}

type Incoming = Exclude<IncomingState, { kind: 'none' }>;

function titleOf(incoming: Incoming): string {
  switch (incoming.kind) {
    case 'reading':
      return text.reading(incoming.fileNames.length);
    case 'taken-in':
      return incoming.ends.every(({ end }) => end.kind === 'taken') ? text.done : text.doneFailed;
    default:
      return text.title(incoming.bundles.length);
  }
}

function Body({
  incoming,
  protocol,
}: {
  readonly incoming: Incoming;
  readonly protocol: Protocol | undefined;
}) {
  const app = useApp();
  const isKit = useAppState((state) => state.open?.project.kit !== undefined);
  if (incoming.kind === 'reading') return <p className="muted">{incoming.fileNames.join(', ')}</p>;
  if (incoming.kind === 'taken-in') {
    return (
      <>
        {incoming.ends.map(({ fileName, title, end }) => (
          <p key={fileName} className="icon-text top">
            <StateIcon state={end.kind === 'taken' ? 'done' : 'wrong'} />
            <span>
              <strong>{title}</strong> <span className="muted">{fileName}</span>
              <br />
              {end.kind === 'taken'
                ? isKit
                  ? text.outcomeKit(end.outcome.subjectsAdded)
                  : text.outcome(end.outcome)
                : end.message}
            </span>
          </p>
        ))}
        <div className="dialog-acts">
          <Button variant="filled" data-autofocus onClick={() => app.dismissIncoming()}>
            {text.close}
          </Button>
        </div>
      </>
    );
  }
  const ready = incoming.bundles.flatMap(({ standing }) =>
    standing.kind === 'ready' ? [standing.preview] : [],
  );
  const isFirst = ready.length > 0 && ready.every(({ isNewProject }) => isNewProject);
  const isTaking = incoming.kind === 'taking-in';
  return (
    <>
      {ready.length > 0 ? <p className="muted">{isFirst ? text.introNew : text.intro}</p> : null}
      <div className="incoming-cards">
        {incoming.bundles.map((bundle) => (
          <IncomingCard key={bundle.fileName} bundle={bundle} protocol={protocol} />
        ))}
      </div>
      {isTaking ? (
        <Bar part={incoming.done} whole={ready.length} label={text.takingIn(incoming.done, ready.length)} />
      ) : null}
      <div className="dialog-acts">
        <Button onClick={() => app.dismissIncoming()} disabled={isTaking}>
          {text.cancel}
        </Button>
        {ready.length > 0 ? (
          <Button
            variant="filled"
            data-autofocus
            disabled={isTaking}
            onClick={() => void app.takeInBundles()}
          >
            {isFirst && ready.length === 1 ? text.open : text.take(ready.length)}
          </Button>
        ) : null}
      </div>
    </>
  );
}
