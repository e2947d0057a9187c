import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly onSaveBackup: () => void;
}

interface State {
  readonly message: string | undefined;
}

const texts = {
  title: 'Multifidus has stopped at a mistake of its own',
  kept: 'Every outline that was closed is saved in this browser. Save a backup, then load the page again.',
  save: 'Save a backup',
  reload: 'Load the page again',
} as const;

/** Catches bugs in screens: says so, offers a backup, loses nothing. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { message: undefined };

  static getDerivedStateFromError(cause: unknown): State {
    return { message: cause instanceof Error ? cause.message : String(cause) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <div className="stopped" role="alert">
        <h1>{texts.title}</h1>
        <p>{texts.kept}</p>
        <p className="faint">{this.state.message}</p>
        <p>
          <button type="button" className="link-button" onClick={this.props.onSaveBackup}>
            {texts.save}
          </button>{' '}
          <button type="button" className="link-button" onClick={() => location.reload()}>
            {texts.reload}
          </button>
        </p>
      </div>
    );
  }
}
