import { Component, type ReactNode } from 'react';
import { PartNotLoaded } from '../base/partNotLoaded';

interface Props {
  readonly children: ReactNode;
  /** Whether a project is open, so that there is something to save and somewhere to go back from. */
  readonly hasProject: () => boolean;
  readonly onSaveBackup: () => void;
  readonly onBack: () => void;
}

interface State {
  readonly failure: { readonly cause: unknown } | undefined;
}

const texts = {
  title: 'Multifidus has stopped at a mistake of its own',
  kept: 'Every outline that was closed is saved in this browser. Save a backup, then load the page again.',
  notLoadedTitle: 'This part of Multifidus could not be loaded',
  notLoaded:
    'The network may be gone, or the server may hold a newer version. Nothing is lost: every outline that was closed is saved in this browser.',
  notLoadedHint: 'If loading again does not help, load the whole page again once the network is there.',
  again: 'Load again',
  back: 'Back to the projects',
  save: 'Save a backup',
  reload: 'Load the page again',
} as const;

/**
 * Catches what stops a screen. A bug: says so, offers a backup. A part of the program that could not be loaded: says so,
 * and tries again. Nothing is lost either way.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(cause: unknown): State {
    return { failure: { cause } };
  }

  private readonly tryAgain = (): void => this.setState({ failure: undefined });

  private readonly goBack = (): void => {
    this.props.onBack();
    this.tryAgain();
  };

  override render(): ReactNode {
    if (this.state.failure === undefined) return this.props.children;
    const { cause } = this.state.failure;
    const isPart = cause instanceof PartNotLoaded;
    const hasProject = this.props.hasProject();
    const shown = isPart ? cause.cause : cause;
    return (
      <div className="stopped" role="alert">
        <h1>{isPart ? texts.notLoadedTitle : texts.title}</h1>
        <p>{isPart ? texts.notLoaded : texts.kept}</p>
        {isPart ? <p className="muted">{texts.notLoadedHint}</p> : null}
        <p className="faint">{shown instanceof Error ? shown.message : String(shown)}</p>
        <p className="stopped-acts">
          {isPart ? <Act does={texts.again} onAct={this.tryAgain} /> : null}
          {isPart && hasProject ? <Act does={texts.back} onAct={this.goBack} /> : null}
          {!isPart && hasProject ? <Act does={texts.save} onAct={this.props.onSaveBackup} /> : null}
          <Act does={texts.reload} onAct={() => location.reload()} />
        </p>
      </div>
    );
  }
}

function Act({ does, onAct }: { readonly does: string; readonly onAct: () => void }) {
  return (
    <button type="button" className="link-button" onClick={onAct}>
      {does}
    </button>
  );
}
